package io.github.mqscope.benchmark;

/// All benchmarks, one after the other.
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        PairBenchmark.main(args);
        LatencyBenchmark.main(args);
        ListBenchmark.main(args);
        BusyWindowBenchmark.main(args);
        PeekBenchmark.main(args);
        TraceBenchmark.main(args);
    }
}

package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
    /// The second column is what makedev(3) of glibc gives.
    @ParameterizedTest
    @CsvSource({"0x13,0x13", "0x1ff,0x1000ff", "0xfffff,0xfff000ff", "0x00800001,0x801", "0xfff00000,0xfff00"})
    void aDeviceIsTheSameInsideAndOutside(String inside, String outside) {
        int kernel = (int) Long.decode(inside).longValue();
        long user = Long.decode(outside);
        assertThat(Devices.toUser(kernel)).isEqualTo(user);
        assertThat(Devices.toKernel(user)).isEqualTo(kernel);
    }
}

import io.github.mqscope.cli.CommandLineMain;
import io.github.mqscope.cli.CommandContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Writes the man page and the bash completion from the commands themselves.
///
/// Run as `java -cp 'target/mqscope/lib/*' packaging/documents/Documents.java FOLDER DATE`.
public final class Documents {
    private Documents() {}

    public static void main(String[] args) throws IOException {
        CommandSpec mqscope =
                CommandLineMain.model(CommandContext.ofProcess(Optional.empty()));
        Path folder = Files.createDirectories(Path.of(args[0]));
        Files.writeString(folder.resolve("mqscope.1"), new ManPage(mqscope, args[1]).text());
        Files.writeString(folder.resolve("mqscope.bash"), new Completion(mqscope).text());
    }
}

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// mqscope(1), with each command as a subsection.
final class ManPage {
    private final CommandSpec mqscope;
    private final String date;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandSpec mqscope, String date) {
        this.mqscope = mqscope;
        this.date = date;
    }

    String text() {
        line(".TH MQSCOPE 1 \"" + date + "\" \"" + mqscope.version()[0] + "\" \"User Commands\"");
        line(".SH NAME");
        line("mqscope \\- see the POSIX message queues of this machine, what is in them and who waits");
        line(".SH SYNOPSIS");
        line(".B mqscope");
        line("[\\fICOMMAND\\fR [\\fIARGUMENT\\fR...]]");
        line(".SH DESCRIPTION");
        paragraphs(mqscope.usageMessage().description());
        arguments(mqscope);
        line(".SH COMMANDS");
        mqscope.subcommands().values().forEach(command -> command(command.getCommandSpec()));
        line(".SH EXIT STATUS");
        for (Map.Entry<String, String> status :
                mqscope.usageMessage().exitCodeList().entrySet()) {
            item("\\fB" + escaped(status.getKey()) + "\\fR", status.getValue());
        }
        files();
        line(".SH SEE ALSO");
        line(".BR mq_overview (7),\n.BR mq_open (3),\n.BR mq_send (3),\n.BR mq_receive (3),\n.BR mq_notify (3)");
        return page.toString();
    }

    private void command(CommandSpec command) {
        line(".SS " + escaped(command.name()));
        line(".B mqscope " + escaped(command.name()));
        line(escaped(synopsis(command)));
        line(".PP");
        paragraphs(command.usageMessage().description());
        arguments(command);
        paragraphs(command.usageMessage().footer());
    }

    // Without the command's own name, on one line: man breaks lines itself.
    private static String synopsis(CommandSpec command) {
        Help help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
        String words = help.detailedSynopsis(0, null, true).strip().replaceAll("\\s+", " ");
        return words.substring(words.indexOf(command.name()) + command.name().length()).strip();
    }

    private void arguments(CommandSpec command) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", words(parameter));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String names = Stream.of(option.names())
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "));
                boolean takesValue = option.arity().max() > 0;
                item(names + (takesValue ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : ""), words(option));
            }
        }
    }

    private void files() {
        line(".SH FILES");
        item("\\fI~/.config/mqscope/\\fR", "Settings of the window; $XDG_CONFIG_HOME if set.");
        item(
                "\\fI~/.local/state/mqscope/journals/\\fR",
                "What a killed look inside had taken out of a queue; $XDG_STATE_HOME if set.");
    }

    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void item(String head, String body) {
        line(".TP");
        line(head);
        line(escaped(body));
    }

    private void paragraphs(String[] text) {
        for (String paragraph : List.of(text)) {
            line(paragraph.isBlank() ? ".PP" : escaped(paragraph));
        }
    }

    // A line may not begin with a control character of roff, and a dash that is typed stays one.
    private static String escaped(String text) {
        String plain = text.strip().replace("\\", "\\e").replace("-", "\\-").replace("`", "\"");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Bash completion: commands, their options, the names of the queues there are, and files.
final class Completion {
    private static final String FRAME = """
            # bash completion for mqscope

            # The names are strangers': none is expanded, and each is one word of the line, whatever is in it.
            _mqscope_queues() {
              local queue
              for queue in /dev/mqueue/*; do
                [ -e "$queue" ] || continue
                printf -v queue %%q "/${queue##*/}"
                [[ $queue != "$1"* ]] || COMPREPLY+=("$queue")
              done
            }

            _mqscope() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options='' values='' names=''
              COMPREPLY=()
              if [ "$COMP_CWORD" -eq 1 ]; then
                mapfile -t COMPREPLY < <(compgen -W '%s' -- "$word")
                return
              fi
              case ${COMP_WORDS[1]} in
            %s  esac
              case " $values " in
                *" $before:F "* | *" $before:FILE "* | *" $before:DIR "*)
                  compopt -o filenames
                  mapfile -t COMPREPLY < <(compgen -f -- "$word")
                  return ;;
                *" $before:"*) return ;;
              esac
              case $word in
                -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
                *) [ -z "$names" ] || _mqscope_queues "$word" ;;
              esac
            }

            complete -F _mqscope mqscope
            """;

    private final CommandSpec mqscope;

    Completion(CommandSpec mqscope) {
        this.mqscope = mqscope;
    }

    String text() {
        String first = Stream.concat(mqscope.subcommands().keySet().stream(), names(mqscope))
                .collect(Collectors.joining(" "));
        String cases = mqscope.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(Completion::caseOf)
                .collect(Collectors.joining());
        return FRAME.formatted(first, cases);
    }

    private static Stream<String> names(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()));
    }

    private static String caseOf(CommandSpec command) {
        String values = command.options().stream()
                .filter(option -> option.arity().max() > 0)
                .flatMap(Completion::valued)
                .collect(Collectors.joining(" "));
        boolean takesQueues = command.positionalParameters().stream()
                .map(parameter -> parameter.paramLabel().toUpperCase(Locale.ROOT))
                .anyMatch(List.of("NAME", "[NAME]", "QUEUE")::contains);
        return "    %s) options='%s' values='%s' names=%s ;;%n"
                .formatted(
                        command.name(),
                        names(command).collect(Collectors.joining(" ")),
                        values,
                        takesQueues ? "yes" : "''");
    }

    private static Stream<String> valued(OptionSpec option) {
        return Stream.of(option.names()).map(name -> name + ":" + option.paramLabel());
    }
}

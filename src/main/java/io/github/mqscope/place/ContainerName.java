package io.github.mqscope.place;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a control group's path tells of whose it is, see cgroups(7).
///
/// `/docker/ID`, `docker-ID.scope`, `libpod-ID.scope`, `cri-containerd-ID.scope`, `crio-ID.scope`,
/// `…/podUID/ID`, `lxc.payload.NAME`, `machine-NAME.scope` are containers; else the last `.service` or `.scope` is a
/// unit of systemd.
///
/// @param id   a container's ID
/// @param name a container's name, where the path has it
/// @param unit a unit of systemd
record ContainerName(Optional<String> id, Optional<String> name, Optional<String> unit) {
    static final ContainerName NONE = new ContainerName(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern ID =
            Pattern.compile("(?:docker|libpod|cri-containerd|crio|buildkit)[-/]([0-9a-f]{64})\\b"
                    + "|/pod[-0-9a-f_]{36}/([0-9a-f]{64})\\b");
    private static final Pattern NAME = Pattern.compile("/lxc(?:\\.payload)?[./]([^/]+)|/machine-([^/]+)\\.scope");
    private static final Pattern UNIT = Pattern.compile("/([^/]+\\.(?:service|scope))(?=/|$)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");

    static ContainerName of(String path) {
        Optional<String> id = last(ID, path);
        Optional<String> name = last(NAME, path).map(ContainerName::unescaped);
        boolean isContainer = id.isPresent() || name.isPresent();
        return new ContainerName(id, name, isContainer ? Optional.empty() : last(UNIT, path));
    }

    // systemd writes what a name may not have as its byte, `\\x2d`, see systemd-escape(1).
    private static String unescaped(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(byTwoDigits ->
                        Matcher.quoteReplacement("" + (char) Integer.parseInt(byTwoDigits.group(1), 16)));
    }

    private static Optional<String> last(Pattern pattern, String path) {
        return pattern.matcher(path).results().reduce((earlier, later) -> later).map(ContainerName::group);
    }

    private static String group(MatchResult match) {
        for (int i = 1; i < match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group(match.groupCount());
    }
}

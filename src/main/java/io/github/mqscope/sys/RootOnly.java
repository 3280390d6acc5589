package io.github.mqscope.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether nobody but root can change what root would run.
///
/// Looked at are each file and folder, each folder above them, and each symbolic link on the way with what it leads
/// to: all must belong to root, and neither group nor others may write to them. A sticky folder is no exception, since
/// a name in it that is free is anybody's. Where a POSIX ACL lets a user write, the mode's group bits show its mask,
/// and so say it. What a mount's own server decides is not seen: an NFS server, a FUSE program.
public final class RootOnly {
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int MOST_LINKS = 40;

    private RootOnly() {}

    private record Entry(int uid, int mode) {
        static Entry of(Path path) throws IOException {
            return new Entry(attribute(path, "unix:uid"), attribute(path, "unix:mode"));
        }

        private static int attribute(Path path, String name) throws IOException {
            return (int) Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
        }

        boolean isLink() {
            return (mode & TYPE) == LINK;
        }

        Optional<String> fault(Path path) {
            if (uid != 0) {
                return Optional.of(path + " belongs to user " + uid);
            }
            boolean open = !isLink() && (mode & WRITABLE_BY_OTHERS) != 0;
            return open
                    ? Optional.of(
                            "others may write to " + path + ", its mode is " + Integer.toOctalString(mode & 07777))
                    : Optional.empty();
        }
    }

    /// Why root must not run an installation of this program: somebody else could change it, or the Java that it runs
    /// on. Empty if nobody can.
    /// @param home its folder
    public static Optional<String> installationFault(Path home) {
        try {
            Path runtime = home.resolve("lib/runtime");
            Path java = Files.isExecutable(runtime.resolve("bin/java"))
                    ? runtime
                    : Path.of(Files.readString(home.resolve("jdk")).strip());
            Optional<String> fault = fault(home);
            return fault.isPresent() ? fault : fault(java);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return Optional.of("it cannot be seen who may change it: " + e.getMessage());
        }
    }

    /// Why somebody else could change what is at this path, or below it; empty if nobody can.
    /// @throws IOException if that cannot be seen
    public static Optional<String> fault(Path path) throws IOException {
        Set<Path> seen = new HashSet<>();
        Deque<Path> trees = new ArrayDeque<>(List.of(path));
        while (!trees.isEmpty()) {
            Path tree = trees.remove();
            Optional<String> fault = faultOnTheWay(tree);
            if (fault.isEmpty() && seen.add(tree.toRealPath())) {
                fault = faultBelow(tree.toRealPath(), trees);
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    // Links are left to be looked at; one that leads nowhere is root's own, in a folder of root's own.
    private static Optional<String> faultBelow(Path tree, Deque<Path> links) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Iterator<Path> each = all.iterator(); each.hasNext(); ) {
                Path one = each.next();
                Entry entry = Entry.of(one);
                Optional<String> fault = entry.fault(one);
                if (fault.isPresent()) {
                    return fault;
                }
                if (entry.isLink() && Files.exists(one)) {
                    links.add(one);
                }
            }
        }
        return Optional.empty();
    }

    // As the kernel walks a path: each name is looked up in a folder that was found good.
    private static Optional<String> faultOnTheWay(Path path) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        path.toAbsolutePath().forEach(rest::add);
        Path at = Path.of("/");
        int links = 0;
        Optional<String> fault = Entry.of(at).fault(at);
        while (fault.isEmpty() && !rest.isEmpty()) {
            Path next = step(at, rest.remove());
            Entry entry = Entry.of(next);
            fault = entry.fault(next);
            if (!entry.isLink()) {
                at = next;
            } else if (++links > MOST_LINKS) {
                throw new IOException(path + ": too many symbolic links");
            } else {
                at = lead(at, Files.readSymbolicLink(next), rest);
            }
        }
        return fault;
    }

    private static Path step(Path at, Path name) {
        if (name.toString().equals("..")) {
            return Optional.ofNullable(at.getParent()).orElse(at);
        }
        return name.toString().equals(".") ? at : at.resolve(name);
    }

    // What the link says comes before what was left; an absolute one begins anew.
    private static Path lead(Path at, Path target, Deque<Path> rest) {
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            rest.addFirst(target.getName(i));
        }
        return target.isAbsolute() ? Path.of("/") : at;
    }
}

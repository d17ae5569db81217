package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The process that holds a node or a fabric, as kathara-node wrote it down. Process ids are used again, so it is known
 * by its start and by the boot of the machine as well.
 *
 * @param start in the kernel's ticks since the machine booted
 */
record FirstProcess(long pid, long start, String boot) {
    private static final String THIS_BOOT =
            GroupFiles.read(Path.of("/proc/sys/kernel/random/boot_id")).orElse("");
    /** Field 22 of /proc/PID/stat, counted from the one after the name (proc(5)). */
    private static final int START = 22 - 3;

    /** What was written down here last; the process may have ended long ago. */
    static Optional<FirstProcess> in(Path folder) {
        try {
            var words = Files.readString(folder.resolve("process")).strip().split(" ");
            return words.length == 3
                    ? Optional.of(new FirstProcess(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process of this folder, if it runs. */
    static Optional<FirstProcess> living(Path folder) {
        return in(folder).filter(FirstProcess::lives);
    }

    boolean lives() {
        return state().isPresent();
    }

    /** Whether a signal has stopped it. */
    boolean isStopped() {
        return state().equals(OptionalInt.of('T'));
    }

    private OptionalInt state() {
        try {
            // The name is between parentheses and may hold anything.
            var text = new String(Files.readAllBytes(Path.of("/proc/" + pid + "/stat")), StandardCharsets.ISO_8859_1);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            char state = fields[0].charAt(0);
            boolean same = Long.parseLong(fields[START]) == start && boot.equals(THIS_BOOT);
            return same && state != 'Z' && state != 'X' ? OptionalInt.of(state) : OptionalInt.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    /** Asks it to end. */
    void terminate() {
        signal(ProcessHandle::destroy);
    }

    /** Ends it, and with it every process of its node. */
    void kill() {
        signal(ProcessHandle::destroyForcibly);
    }

    /** The handle knows when its process began: if ours lives after the handle was made, the handle is ours. */
    private void signal(java.util.function.Consumer<ProcessHandle> how) {
        ProcessHandle.of(pid).filter(handle -> lives()).ifPresent(how);
    }

    /** Waits for the end; whether it came. */
    boolean awaitEnd(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (lives()) {
            if (System.nanoTime() > until) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}

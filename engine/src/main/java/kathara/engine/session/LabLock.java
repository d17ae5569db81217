package kathara.engine.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;

/** Keeps two processes of one user from changing one lab at the same time: what one does, the other would take back. */
public interface LabLock {

    /** Waits until nobody else changes the lab; until it is closed, nobody else will. */
    Held hold(LabId lab, Watcher watcher) throws InterruptedException;

    /** The right to change a lab. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** For one process alone. */
    LabLock NONE = (lab, watcher) -> () -> {};

    /** By a lock on a file in this folder, which the kernel lets go when the process ends, however it ends. */
    static LabLock in(Path folder) {
        return (lab, watcher) -> {
            var file = folder.resolve(lab.owner() + "." + lab.name() + ".lock");
            try {
                Files.createDirectories(folder);
                return waited(
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), lab, watcher);
            } catch (IOException e) {
                throw new LabException(
                        Problem.of(
                                "\"" + file + "\" cannot be locked: " + e.getMessage(),
                                "may you write to that folder?"),
                        e);
            }
        };
    }

    private static Held waited(FileChannel channel, LabId lab, Watcher watcher)
            throws IOException, InterruptedException {
        boolean told = false;
        while (!locked(channel)) {
            if (!told) {
                watcher.note("lab \"" + lab + "\" is being changed from elsewhere; waiting");
                told = true;
            }
            Thread.sleep(100);
        }
        return () -> {
            try {
                channel.close();
            } catch (IOException e) {
                // the lock ends with the process at the latest
            }
        };
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has it
        }
    }
}

package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;

/**
 * Keeps changes of one thing apart, also by other processes: each thing has a place in one file, and the kernel locks
 * places (fcntl(2)); it lets them go when a process dies. For many threads.
 */
final class Locks implements AutoCloseable {
    private static final long POLL_MILLIS = 5;

    private final FileChannel file;
    private final Map<Long, ReentrantLock> ours = new ConcurrentHashMap<>();

    Locks(Path file) {
        try {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be written: " + e.getMessage(), "may you write there?"), e);
        }
    }

    /** Lets go of what was locked. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until nobody else makes or removes folders and fabrics of labs of this owner. */
    Held lab(LabId lab) {
        return hold(lab.owner().text());
    }

    /** Waits until nobody else changes this part of the lab. */
    Held part(LabId lab, String part) {
        return hold(lab.owner() + "/" + lab.name() + "/" + part);
    }

    /** Waits until nobody else changes what is called this; names of labs have a slash. */
    Held hold(String name) {
        long place = place(name);
        var mine = ours.computeIfAbsent(place, p -> new ReentrantLock());
        try {
            mine.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
        boolean done = false;
        try {
            // Not lock(): an interrupt would close the file for everyone.
            FileLock theirs = mine.getHoldCount() > 1 ? null : file.tryLock(place, 1, false);
            while (theirs == null && mine.getHoldCount() == 1) {
                Thread.sleep(POLL_MILLIS);
                theirs = file.tryLock(place, 1, false);
            }
            done = true;
            return release(mine, theirs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (IOException e) {
            throw new IllegalStateException("locking " + name, e);
        } finally {
            if (!done) {
                mine.unlock();
            }
        }
    }

    private static Held release(ReentrantLock mine, FileLock theirs) {
        return () -> {
            try {
                if (theirs != null) {
                    theirs.release();
                }
            } catch (IOException e) {
                throw new IllegalStateException("unlocking", e);
            } finally {
                mine.unlock();
            }
        };
    }

    private static long place(String name) {
        long place = 7;
        for (int i = 0; i < name.length(); i++) {
            place = 31 * place + name.charAt(i);
        }
        return place & (Long.MAX_VALUE >> 1);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // nothing is lost: the kernel lets go
        }
    }
}

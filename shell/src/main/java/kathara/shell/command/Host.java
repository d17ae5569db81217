package kathara.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Runs a command of the host, as the user and without a shell in between, where the policy allows that. */
final class Host {
    private static final long GRACE_MILLIS = 500;

    /** As Java reports a command that SIGINT has ended. */
    private static final int CTRL_C = 130;

    private Host() {}

    static int run(Context context, List<String> words) throws InterruptedException {
        var workspace = context.workspace();
        workspace.policy().mustAllowHostCommand(String.join(" ", words));
        var builder =
                new ProcessBuilder(words).directory(workspace.path(Path.of("")).toFile());
        if (context.tty().present()) {
            builder.inheritIO();
        } else {
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        }
        if (!context.tty().present()) {
            return performed(context, started(builder, words.get(0)));
        }
        var jobs = context.interpreter().jobs();
        jobs.hold(); // it may be an editor that has all of the screen
        try {
            return performed(context, started(builder, words.get(0)));
        } finally {
            jobs.release();
        }
    }

    private static int performed(Context context, Process process) throws InterruptedException {
        var err = pumped(process.getErrorStream(), context.screen().err());
        var out = pumped(process.getInputStream(), context.screen().out());
        try {
            int status = process.waitFor();
            out.join();
            err.join();
            if (status == CTRL_C) {
                throw new InterruptedException(); // the terminal sends it to the command as well, which may be quicker
            }
            return status;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static Process started(ProcessBuilder builder, String program) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("the host cannot run \"" + program + "\"", "is it installed, and in PATH?"), e);
        }
    }

    private static Thread pumped(InputStream from, OutputStream to) {
        var thread = new Thread(
                () -> {
                    try {
                        var bytes = new byte[8192];
                        for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
                            to.write(bytes, 0, n);
                            to.flush();
                        }
                    } catch (IOException e) {
                        // the process has been ended, or nobody reads any more
                    }
                },
                "host command");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

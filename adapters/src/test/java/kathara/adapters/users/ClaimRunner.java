package kathara.adapters.users;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program that runs the claims of one test class, and prints a {@link Claim} for each, and {@code end}. */
final class ClaimRunner implements TestExecutionListener {
    static final String END = "end";

    private final PrintStream out;

    private ClaimRunner(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(words[0]))
                .build();
        LauncherFactory.create().execute(request, new ClaimRunner(System.out));
        System.out.println(END);
        System.exit(0); // whatever threads are left
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        tell(Claim.Result.SKIPPED, test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var thrown = result.getThrowable().orElse(null);
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    tell(Claim.Result.PASSED, test, "");
                }
            }
            case ABORTED -> tell(Claim.Result.SKIPPED, test, String.valueOf(thrown == null ? "" : thrown.getMessage()));
            case FAILED -> tell(Claim.Result.FAILED, test, trace(thrown));
            default -> throw new IllegalStateException(result.toString());
        }
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    private void tell(Claim.Result result, TestIdentifier test, String words) {
        out.println(new Claim(result, test.getDisplayName(), words).line());
    }

    /** What became of one claim; {@code words} are the reason or the trace. */
    record Claim(Result result, String name, String words) {
        enum Result {
            PASSED,
            SKIPPED,
            FAILED
        }

        String line() {
            var encoded = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
            return String.join("\t", result.name(), name, encoded);
        }

        static Claim of(String line) {
            var words = line.split("\t", -1);
            var decoded = new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
            return new Claim(Result.valueOf(words[0]), words[1], decoded);
        }
    }
}

package kathara.shell.command.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Types as a person would: not evenly, and with a little pause between words. */
final class Typist {
    private static final int KEY_MILLIS = 35;
    private static final int UNEVEN_MILLIS = 60;
    private static final int WORD_MILLIS = 90;

    private final double speed;
    private final Random hand = new Random();

    /**
     * @param speed 1 is a person's, 2 twice as fast; above 0
     */
    Typist(double speed) {
        this.speed = speed;
    }

    /** Types into a terminal that shows what it gets as it is. */
    void type(OutputStream out, String text) throws InterruptedException {
        try {
            for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
                var key = text.substring(at, text.offsetByCodePoints(at, 1));
                out.write(key.getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause(KEY_MILLIS + hand.nextInt(UNEVEN_MILLIS) + (key.isBlank() ? WORD_MILLIS : 0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pause(long millis) throws InterruptedException {
        Thread.sleep(Math.round(millis / speed));
    }
}

package kathara.engine.topology;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** How many processors a node may use, in thousandths: 10 (0.01) to 1,024,000. */
public record Cpus(int thousandths) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,3})?|\\.[0-9]{1,3}");

    public Cpus {
        if (thousandths < 10 || thousandths > 1_024_000) {
            throw new LabException(Problem.of(
                    "\"" + BigDecimal.valueOf(thousandths, 3) + "\" is not a number of processors",
                    "use 0.01 to 1024"));
        }
    }

    /** Reads {@code 2}, {@code 0.5}. */
    public static Cpus parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a number of processors", "write it as in 0.5 or 2"));
        }
        return new Cpus(new BigDecimal(text).movePointRight(3).intValueExact());
    }

    /** The shortest form that reads back: {@code 0.5}. */
    public String text() {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
}

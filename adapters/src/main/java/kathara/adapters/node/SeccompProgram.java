package kathara.adapters.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The filter of system calls that {@code seccomp.json} describes, as the kernel runs it (seccomp(2)), for platforms
 * that have no engine to translate it. Calls of another architecture than the processor's own are refused.
 */
public final class SeccompProgram {
    private static final int LOAD = 0x20;
    private static final int AND = 0x54;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff0000;
    private static final int FAIL = 0x00050000;
    private static final int NOT_IMPLEMENTED = 38;

    /** Where the kernel puts what it knows of a call. */
    private static final int NUMBER = 0;

    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    private final Processor processor;
    private final Map<String, Integer> numbers;
    private final List<long[]> instructions = new ArrayList<>();

    /** A kind of processor: its mark in the kernel, and its column in {@code syscalls}. */
    public enum Processor {
        X86_64(0xc000003eL, 1),
        AARCH64(0xc00000b7L, 2);

        private final long mark;
        private final int column;

        Processor(long mark, int column) {
            this.mark = mark;
            this.column = column;
        }
    }

    private SeccompProgram(Processor processor) {
        this.processor = processor;
        this.numbers = numbers(processor);
    }

    /** The program of {@code seccomp.json} for this processor. */
    public static byte[] bytes(Processor processor) {
        var program = new SeccompProgram(processor);
        program.assemble(profile());
        var bytes = ByteBuffer.allocate(8 * program.instructions.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] instruction : program.instructions) {
            bytes.putShort((short) instruction[0]);
            bytes.put((byte) instruction[1]);
            bytes.put((byte) instruction[2]);
            bytes.putInt((int) instruction[3]);
        }
        return bytes.array();
    }

    private static JsonNode profile() {
        try {
            return new ObjectMapper().readTree(NodeArchive.script("seccomp.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> numbers(Processor processor) {
        var numbers = new HashMap<String, Integer>();
        NodeArchive.script("syscalls")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(words -> numbers.put(
                        words[0],
                        words[processor.column].equals("-") ? -1 : Integer.parseInt(words[processor.column])));
        return numbers;
    }

    private void assemble(JsonNode profile) {
        if (!profile.path("defaultAction").asText().equals("SCMP_ACT_ALLOW")) {
            throw new IllegalStateException("seccomp.json does not allow by default");
        }
        add(LOAD, 0, 0, ARCHITECTURE);
        add(IF_EQUAL, 1, 0, processor.mark);
        add(RETURN, 0, 0, FAIL | NOT_IMPLEMENTED);
        add(LOAD, 0, 0, NUMBER);
        if (processor == Processor.X86_64) {
            add(IF_AT_LEAST, 0, 1, 0x40000000); // x32
            add(RETURN, 0, 0, FAIL | NOT_IMPLEMENTED);
        }
        for (JsonNode rule : profile.path("syscalls")) {
            if (!rule.path("action").asText().equals("SCMP_ACT_ERRNO")) {
                throw new IllegalStateException("seccomp.json has an action that is not known here: " + rule);
            }
            for (JsonNode name : rule.path("names")) {
                refuse(number(name.asText()), rule);
            }
        }
        add(RETURN, 0, 0, ALLOW);
    }

    private int number(String name) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("the list of system calls does not have " + name);
        }
        return number;
    }

    private void refuse(int number, JsonNode rule) {
        long answer = FAIL | rule.path("errnoRet").asInt(1);
        if (number < 0) {
            return;
        }
        if (rule.path("args").isEmpty()) {
            add(IF_EQUAL, 0, 1, number);
            add(RETURN, 0, 0, answer);
            return;
        }
        var condition = rule.path("args").get(0);
        if (rule.path("args").size() > 1 || !condition.path("op").asText().equals("SCMP_CMP_MASKED_EQ")) {
            throw new IllegalStateException("seccomp.json has a condition that is not known here: " + rule);
        }
        add(IF_EQUAL, 0, 5, number);
        add(LOAD, 0, 0, ARGUMENTS + 8L * condition.path("index").asInt());
        add(AND, 0, 0, condition.path("value").asLong());
        add(IF_EQUAL, 0, 1, condition.path("valueTwo").asLong());
        add(RETURN, 0, 0, answer);
        add(LOAD, 0, 0, NUMBER);
    }

    private void add(int code, int whenTrue, int whenFalse, long value) {
        instructions.add(new long[] {code, whenTrue, whenFalse, value});
    }
}

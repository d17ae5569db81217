package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import kathara.engine.call.Approved;
import kathara.engine.call.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries to make an approval without the policy: as anybody's code, and as a class that claims to be of its package. */
class ClosedConstructionTest {
    private static final String FORGER = """
            package kathara.engine.call;

            public class Forger implements java.util.concurrent.Callable<Object> {
                public Object call() {
                    return %s;
                }
            }
            """;

    @TempDir
    Path folder;

    /** What the compiler says of code; nothing when it compiles. Classes go to a folder of their own. */
    private String compiled(String name, String code) throws IOException {
        var source = folder.resolve(name + ".java");
        Files.writeString(source, code);
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString());
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        return said.toString();
    }

    @Test
    void anApprovalHasNoPublicWayToBeMade() {
        assertEquals(0, Approved.class.getConstructors().length);
        var makers = Arrays.stream(Approved.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .toList();
        assertEquals(List.of(), makers);
        assertTrue(Modifier.isFinal(Approved.class.getModifiers()));
    }

    @Test
    void codeOfAnotherPackageDoesNotCompile() throws IOException {
        var said = compiled(
                "Outside",
                "class Outside { Object x = new kathara.engine.call.Approved(null, java.util.List.of(\"start\"), null); }");
        assertTrue(said.contains("is not public in Approved"), said);
    }

    @Test
    void aClassOfTheSamePackageCannotMakeTheSeal() throws IOException {
        var said = compiled(
                "Forger", FORGER.formatted("new Approved(new Policy.Seal(), java.util.List.of(\"start\"), null)"));
        assertTrue(said.contains("Seal() has private access in"), said);
    }

    /** On the class path of the tests the package is not sealed: the seal alone stops it. */
    @Test
    void aClassOfTheSamePackageThatGoesWithoutTheSealMakesNothing() throws Exception {
        assertEquals(
                "", compiled("Forger", FORGER.formatted("new Approved(null, java.util.List.of(\"start\"), null)")));
        // Defined by the loader that has the package itself, so that nothing but the seal stands in the way.
        var bytes = Files.readAllBytes(folder.resolve("classes/kathara/engine/call/Forger.class"));
        var forger = defined(bytes).getDeclaredConstructor().newInstance();
        var e = assertThrows(
                InvocationTargetException.class,
                () -> forger.getClass().getMethod("call").invoke(forger));
        assertEquals("only the policy approves", e.getCause().getMessage());
    }

    private static Class<?> defined(byte[] bytes) throws Exception {
        var lookup = MethodHandles.privateLookupIn(Policy.class, MethodHandles.lookup());
        return lookup.defineClass(bytes);
    }

    /** As the program is shipped: the engine's jar is sealed, and a class of its package in another jar is not loaded. */
    @Test
    void aClassOfTheSamePackageInAnotherJarIsNotEvenLoaded() throws Exception {
        assertEquals("", compiled("Forger", FORGER.formatted("\"loaded\"")));
        var pom = Files.readString(Path.of("../pom.xml"));
        assertTrue(pom.contains("<Sealed>true</Sealed>"));
        var engine = jar("engine.jar", engineClasses(), true);
        var evil = jar("evil.jar", folder.resolve("classes"), false);
        try (var loader = new URLClassLoader(
                new URL[] {engine.toUri().toURL(), evil.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertEquals(
                    Approved.class.getName(),
                    loader.loadClass(Approved.class.getName()).getName());
            var e = assertThrows(SecurityException.class, () -> loader.loadClass("kathara.engine.call.Forger"));
            assertTrue(e.getMessage().contains("sealing violation"), e.getMessage());
        }
    }

    private static Path engineClasses() throws Exception {
        return Path.of("../engine/target/classes").toRealPath();
    }

    private Path jar(String name, Path classes, boolean sealed) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (sealed) {
            manifest.getMainAttributes().put(Attributes.Name.SEALED, "true");
        }
        var file = folder.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var all = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
        return file;
    }

    @Test
    void dockerJavaIsSeenInAdaptersAlone() throws IOException {
        var wrong = new ArrayList<Path>();
        for (var module : List.of("engine", "shell")) {
            try (var files = Files.walk(Path.of("..", module, "src/main"))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    if (Files.readString(file).contains("import com.github.dockerjava")) {
                        wrong.add(file);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}

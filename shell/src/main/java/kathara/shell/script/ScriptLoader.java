package kathara.shell.script;

import java.net.URL;
import java.util.List;

/**
 * Gives scripts the classes of Java, of Groovy and of this package, and hides the engine, the platforms, the shell and
 * their libraries. It keeps honest scripts to {@link ScriptLab}; a hostile one has its user's rights all the same (see
 * {@code docs/security.md}).
 */
final class ScriptLoader extends ClassLoader {
    private static final String OWN = "kathara.shell.script.";
    private static final List<String> HIDDEN = List.of("kathara.", "com.github.dockerjava.", "org.jline.", "picocli.");

    ScriptLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isHidden(name)) {
            throw new ClassNotFoundException(name + " is not for scripts");
        }
        return super.loadClass(name, resolve);
    }

    /** Groovy's compiler looks at the files of classes, too. */
    @Override
    public URL getResource(String name) {
        return isHidden(name.replace('/', '.')) ? null : super.getResource(name);
    }

    private static boolean isHidden(String name) {
        return !name.startsWith(OWN) && HIDDEN.stream().anyMatch(name::startsWith);
    }
}

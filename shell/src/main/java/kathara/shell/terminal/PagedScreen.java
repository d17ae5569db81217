package kathara.shell.terminal;

import java.util.List;
import java.util.function.BooleanSupplier;
import kathara.shell.screen.ForwardingScreen;
import kathara.shell.screen.Screen;
import kathara.shell.screen.Table;

/** A screen on which a result that is longer than the window is shown page by page. Everything else is as on its base. */
final class PagedScreen extends ForwardingScreen {
    private final UserTerminal user;
    private final BooleanSupplier wanted;

    PagedScreen(Screen base, UserTerminal user, BooleanSupplier wanted) {
        super(base);
        this.user = user;
        this.wanted = wanted;
    }

    @Override
    public void result(String text) {
        if (!wanted.getAsBoolean() || text.lines().count() < user.rows()) {
            super.result(text);
            return;
        }
        endProgress();
        user.page(text);
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        result(String.join("\n", Table.lines(heading, rows, user.columns())));
    }
}

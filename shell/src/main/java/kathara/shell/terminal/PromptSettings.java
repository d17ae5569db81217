package kathara.shell.terminal;

import kathara.engine.problem.LabException;
import kathara.shell.screen.Theme;
import kathara.shell.settings.SettingKey;
import kathara.shell.workspace.Workspace;

/**
 * How the prompt looks and behaves.
 *
 * @param status whether a line below the prompt says what runs
 * @param hints whether a line below the prompt says what the command takes
 * @param suggestions whether the end of the line is suggested in grey
 * @param pairs whether brackets and quotes come in pairs
 * @param pager whether what is longer than the window is shown page by page
 * @param vi whether the keys are those of vi, else those of emacs
 */
record PromptSettings(
        Theme theme, boolean status, boolean hints, boolean suggestions, boolean pairs, boolean pager, boolean vi) {

    private static final PromptSettings DUMB =
            new PromptSettings(Theme.PLAIN, false, false, false, false, false, false);

    /**
     * What is set now; as in a bare terminal when the settings cannot be read, which the command that needs them tells.
     *
     * @param plain whether there are to be no colours
     * @param dumb whether the terminal cannot move its cursor
     */
    static PromptSettings of(Workspace workspace, boolean plain, boolean dumb) {
        if (dumb) {
            return DUMB;
        }
        try {
            var settings = workspace.settings();
            return new PromptSettings(
                    plain ? Theme.PLAIN : Theme.named(settings.choice(SettingKey.THEME)),
                    settings.on(SettingKey.STATUS),
                    settings.on(SettingKey.HINTS),
                    settings.on(SettingKey.SUGGESTIONS),
                    settings.on(SettingKey.PAIRS),
                    settings.on(SettingKey.PAGER),
                    settings.choice(SettingKey.KEYS).equals("vi"));
        } catch (LabException e) {
            return DUMB;
        }
    }
}

package kathara.shell.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kathara.engine.operation.OperationText;
import kathara.shell.screen.Json;

/** The changes of a session as a list: which are made and which are undone. */
final class ChangeList {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private ChangeList() {}

    static void show(Context context, boolean json) {
        var history = context.workspace().session().history();
        var rows = new ArrayList<List<String>>();
        var values = new ArrayList<Object>();
        int number = 0;
        for (var event : history.events()) {
            number++;
            var state = number <= history.position() ? "made" : "undone";
            var text = OperationText.of(event.cause());
            rows.add(List.of(String.valueOf(number), TIME.format(event.when()), state, text));
            values.add(new LinkedHashMap<>(
                    Map.of("number", number, "time", event.when().toString(), "state", state, "change", text)));
        }
        if (json) {
            context.screen().result(Json.write(values));
        } else {
            context.screen().table(List.of("#", "TIME", "STATE", "CHANGE"), rows);
        }
    }
}

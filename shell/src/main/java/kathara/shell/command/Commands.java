package kathara.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import kathara.shell.command.CommandEntry.Group;
import kathara.shell.command.filter.GrepCommand;
import kathara.shell.command.filter.HeadCommand;
import kathara.shell.command.filter.JsonCommand;
import kathara.shell.command.filter.LessCommand;
import kathara.shell.command.filter.TailCommand;
import kathara.shell.command.filter.WcCommand;
import kathara.shell.command.seeing.CompareCommand;
import kathara.shell.command.seeing.EventsCommand;
import kathara.shell.command.seeing.FlowCommand;
import kathara.shell.command.seeing.GraphCommand;
import kathara.shell.command.seeing.LinkCommand;
import kathara.shell.command.seeing.PathCommand;
import kathara.shell.command.seeing.PingallCommand;
import kathara.shell.command.seeing.SnapCommand;
import kathara.shell.command.seeing.TimelineCommand;
import kathara.shell.command.seeing.TopCommand;
import kathara.shell.command.seeing.WhyCommand;

/** Every command, in the order in which help lists them. */
public final class Commands {
    public static final List<CommandEntry> ALL = List.of(
            new CommandEntry(
                    "vstart", Group.NODES, "Start a node, a new one or one that was halted", VstartCommand::new),
            new CommandEntry("vconfig", Group.NODES, "Add or remove interfaces of a node", VconfigCommand::new),
            new CommandEntry("vhalt", Group.NODES, "Halt nodes in an orderly way", VhaltCommand::new),
            new CommandEntry("vcrash", Group.NODES, "Halt nodes at once, as when power fails", VcrashCommand::new),
            new CommandEntry("vpause", Group.NODES, "Freeze nodes", VpauseCommand::new),
            new CommandEntry("vresume", Group.NODES, "Let frozen nodes go on", VresumeCommand::new),
            new CommandEntry("vclean", Group.NODES, "Remove nodes and the files in them", VcleanCommand::new),
            new CommandEntry("vlist", Group.NODES, "List nodes with what they use", VlistCommand::new),
            new CommandEntry("list", Group.NODES, "List nodes of all labs, as vlist does", ListCommand::new),
            new CommandEntry("lstart", Group.LABS, "Start a lab, or what is missing of it", LstartCommand::new),
            new CommandEntry("lhalt", Group.LABS, "Halt the nodes of a lab in an orderly way", LhaltCommand::new),
            new CommandEntry("lcrash", Group.LABS, "Halt the nodes of a lab at once", LcrashCommand::new),
            new CommandEntry("lpause", Group.LABS, "Freeze the nodes of a lab", LpauseCommand::new),
            new CommandEntry("lresume", Group.LABS, "Let the frozen nodes of a lab go on", LresumeCommand::new),
            new CommandEntry("lclean", Group.LABS, "Remove a lab: nodes, files in them, links", LcleanCommand::new),
            new CommandEntry(
                    "lrestart", Group.LABS, "Remove a lab and start it anew from its files", LrestartCommand::new),
            new CommandEntry("lconfig", Group.LABS, "Add or remove interfaces of a lab's node", LconfigCommand::new),
            new CommandEntry("lint", Group.LABS, "Look through a lab or a .ksh file for mistakes", LintCommand::new),
            new CommandEntry(
                    "generate", Group.LABS, "Start a ring, a tree, a grid or another shape", GenerateCommand::new),
            new CommandEntry("linfo", Group.LABS, "Show the nodes and links of a lab", LinfoCommand::new),
            new CommandEntry("save", Group.LABS, "Write the lab as a lab directory", SaveCommand::new),
            new CommandEntry("diff", Group.LABS, "Show how the running lab differs from its files", DiffCommand::new),
            new CommandEntry("lab", Group.LABS, "Show, list or choose the session's lab", LabCommand::new),
            new CommandEntry("wipe", Group.LABS, "Remove all labs of yours", WipeCommand::new),
            new CommandEntry(
                    "connect", Group.LOOKING, "Open the console of a node; Ctrl-] leaves it", ConnectCommand::new),
            new CommandEntry("exec", Group.LOOKING, "Run a command in a node", ExecCommand::new),
            new CommandEntry(
                    "tcpdump", Group.LOOKING, "Listen on a link; the nodes notice nothing", TcpdumpCommand::new),
            new CommandEntry("graph", Group.LOOKING, "Draw the lab, here or into a file", GraphCommand::new),
            new CommandEntry("pingall", Group.LOOKING, "Try every node from every other one", PingallCommand::new),
            new CommandEntry("path", Group.LOOKING, "Show the way from one node to another", PathCommand::new),
            new CommandEntry("why", Group.LOOKING, "Find what keeps a node from reaching another", WhyCommand::new),
            new CommandEntry("flow", Group.LOOKING, "Send traffic from one node to another", FlowCommand::new),
            new CommandEntry("top", Group.LOOKING, "Watch what nodes and links do", TopCommand::new),
            new CommandEntry(
                    "events", Group.LOOKING, "Show what happens to nodes, links and routes", EventsCommand::new),
            new CommandEntry(
                    "timeline", Group.LOOKING, "Run a command, and show how the network reacts", TimelineCommand::new),
            new CommandEntry("snap", Group.LOOKING, "Keep what the nodes know now, under a name", SnapCommand::new),
            new CommandEntry(
                    "compare", Group.LOOKING, "Show what has changed in the nodes since a snap", CompareCommand::new),
            new CommandEntry("link", Group.LOOKING, "Cut links, mend them, make them slow or lossy", LinkCommand::new),
            new CommandEntry("expect", Group.SESSION, "Say what must hold of a command", ExpectCommand::new),
            new CommandEntry("wait", Group.SESSION, "Wait until a command does what is expected", WaitCommand::new),
            new CommandEntry("assert", Group.SESSION, "Say what must hold of two values", AssertCommand::new),
            new CommandEntry("is", Group.SESSION, "Compare two values; the exit status tells", IsCommand::new),
            new CommandEntry("fail", Group.SESSION, "End a script because something is wrong", FailCommand::new),
            new CommandEntry("echo", Group.SESSION, "Print words", EchoCommand::new),
            new CommandEntry("set", Group.SESSION, "Set variables and how scripts run, or show them", SetCommand::new),
            new CommandEntry("include", Group.SESSION, "Run a .ksh file as if it stood here", IncludeCommand::new),
            new CommandEntry("jobs", Group.SESSION, "List what runs behind the prompt", JobsCommand::new),
            new CommandEntry("fg", Group.SESSION, "Bring a job to the front until it ends", FgCommand::new),
            new CommandEntry("kill", Group.SESSION, "Cancel jobs", KillCommand::new),
            new CommandEntry("test", Group.SESSION, "Run .ksh files as tests, and report", TestCommand::new),
            new CommandEntry("run", Group.SESSION, "Run the commands of a .ksh file", RunCommand::new),
            new CommandEntry("groovy", Group.SESSION, "Run a Groovy script against the lab", GroovyCommand::new),
            new CommandEntry("undo", Group.SESSION, "Take the last changes of this session back", UndoCommand::new),
            new CommandEntry("redo", Group.SESSION, "Make the last undone changes again", RedoCommand::new),
            new CommandEntry(
                    "checkpoint",
                    Group.SESSION,
                    "Give the lab as it is a name to come back to",
                    CheckpointCommand::new),
            new CommandEntry("rollback", Group.SESSION, "Bring the lab back to a checkpoint", RollbackCommand::new),
            new CommandEntry("keep", Group.SESSION, "Let what a try does stay", KeepCommand::new),
            new CommandEntry("no", Group.SESSION, "Take back what a command did: no vstart pc1", NoCommand::new),
            new CommandEntry(
                    "history",
                    Group.SESSION,
                    "Show the lines that were typed, or the changes made",
                    HistoryCommand::new),
            new CommandEntry("tutorial", Group.SESSION, "Ten small steps through the shell", TutorialCommand::new),
            new CommandEntry("help", Group.SESSION, "Explain the commands, or one of them", HelpCommand::new),
            new CommandEntry("exit", Group.SESSION, "Leave the shell; labs go on running", ExitCommand::new),
            new CommandEntry("grep", Group.FILTERS, "Let through the lines with a pattern", GrepCommand::new),
            new CommandEntry("head", Group.FILTERS, "Let through the first lines", HeadCommand::new),
            new CommandEntry("tail", Group.FILTERS, "Let through the last lines", TailCommand::new),
            new CommandEntry("less", Group.FILTERS, "Show page by page", LessCommand::new),
            new CommandEntry("wc", Group.FILTERS, "Count lines, words and characters", WcCommand::new),
            new CommandEntry("json", Group.FILTERS, "Take a part out of JSON", JsonCommand::new),
            new CommandEntry("image", Group.MACHINE, "List, build or pull images", ImageCommand::new),
            new CommandEntry(
                    "policy", Group.MACHINE, "Show, explain, draw or check what may be done", PolicyCommand::new),
            new CommandEntry(
                    "platform", Group.MACHINE, "Show the platforms and what each can do", PlatformCommand::new),
            new CommandEntry(
                    "check", Group.MACHINE, "Start two nodes to prove that the platform works", CheckCommand::new),
            new CommandEntry("settings", Group.MACHINE, "Show or change your settings", SettingsCommand::new),
            new CommandEntry(
                    "completion",
                    Group.MACHINE,
                    "Write what makes bash, zsh or fish know kathara",
                    CompletionCommand::new));

    private Commands() {}

    public static Optional<CommandEntry> find(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The command of this name, or the only one whose name begins so. */
    public static Optional<CommandEntry> meant(String typed) {
        var beginning = beginningWith(typed);
        return find(typed)
                .or(() ->
                        beginning.stream().filter(only -> beginning.size() == 1).findFirst());
    }

    /** The commands whose names begin with what was typed, from two letters on: one letter is too near to a slip. */
    public static List<CommandEntry> beginningWith(String typed) {
        return typed.length() < 2
                ? List.of()
                : ALL.stream().filter(entry -> entry.name().startsWith(typed)).toList();
    }

    /** The questions that stand behind a node's name, with what each asks. */
    public static SortedMap<String, String> questions() {
        return Probe.questions();
    }

    public static List<String> names() {
        return ALL.stream().map(CommandEntry::name).toList();
    }
}

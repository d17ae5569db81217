/** Which lab, whose, on which platform: what all commands share. Read {@link kathara.shell.workspace.Workspace}. */
package kathara.shell.workspace;

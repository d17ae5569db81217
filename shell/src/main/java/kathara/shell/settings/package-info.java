/** What users and administrators set once for all sessions: {@link kathara.shell.settings.UserSettings}. */
package kathara.shell.settings;

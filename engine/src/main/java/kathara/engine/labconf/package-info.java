/**
 * A lab directory to and from a topology; one class per lab.conf key. Uses {@code topology} and {@code problem}.
 * Read {@link kathara.engine.labconf.LabKey}, then {@link kathara.engine.labconf.LabConfReader}.
 */
package kathara.engine.labconf;

/**
 * What a platform must offer to run labs, and how one is found. Uses {@code call}, {@code topology} and
 * {@code problem}. Read {@link kathara.engine.platform.ContainerPlatform} first.
 */
package kathara.engine.platform;

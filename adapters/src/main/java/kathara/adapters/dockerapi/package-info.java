/**
 * Approved calls as requests of the Docker Engine API, which Podman serves too. The only package that imports
 * docker-java; its exceptions end here. Read {@link kathara.adapters.dockerapi.DockerApiPlatform} first.
 */
package kathara.adapters.dockerapi;

package kathara.attack;

class DockerAttackIT extends NodeAttacksOn {
    DockerAttackIT() {
        super("docker");
    }
}

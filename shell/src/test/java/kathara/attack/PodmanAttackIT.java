package kathara.attack;

class PodmanAttackIT extends NodeAttacksOn {
    PodmanAttackIT() {
        super("podman");
    }
}

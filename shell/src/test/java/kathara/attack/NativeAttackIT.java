package kathara.attack;

class NativeAttackIT extends NodeAttacksOn {
    NativeAttackIT() {
        super("native");
    }
}

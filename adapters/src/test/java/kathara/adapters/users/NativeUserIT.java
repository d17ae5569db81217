package kathara.adapters.users;

import java.util.Map;
import java.util.stream.Stream;
import kathara.adapters.namespaces.NativePlatformIT;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NativeUserIT {
    private OrdinaryUser user;

    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
    }

    @AfterEach
    void removeUser() throws Exception {
        if (user != null) {
            user.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> anOrdinaryUserHasTheSameContract() throws Exception {
        user = OrdinaryUser.make("kathara-many", true);
        return ContractOf.claims(user, NativePlatformIT.class, "native", Map.of());
    }

    /** Nobody has given them more ids, and they may not build images: nodes stand on the machine's own root. */
    @TestFactory
    Stream<DynamicTest> soHasAUserWithASingleId() throws Exception {
        user = OrdinaryUser.make("kathara-single", false);
        return ContractOf.claims(user, NativePlatformIT.class, "native", Map.of());
    }
}

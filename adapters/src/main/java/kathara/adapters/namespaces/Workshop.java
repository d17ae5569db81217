package kathara.adapters.namespaces;

/** What the parts of the platform share: where things lie, who calls, and the means to change them. */
record Workshop(StateRoot root, Caller caller, Helper helper, Locks locks, ControlGroups groups, RootImages images) {}

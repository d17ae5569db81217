# What the benchmarks share. Sourced by them.

# take_options NAME… -- WORD…: sets the variables NAME from options of these names; needs the function usage.
take_options() {
    local names=''
    while [[ $1 != -- ]]; do
        names+=" --$1"
        shift
    done
    shift
    while (($#)); do
        case $1 in
            -h | --help) usage && exit ;;
        esac
        [[ " $names " == *" $1 "* ]] && (($# > 1)) || {
            usage >&2
            exit 2
        }
        printf -v "${1#--}" %s "$2"
        shift 2
    done
}

# write_chain DIR N: a lab r1 - r2 - … - rN; each pair shares a link and a network. Packets find from r1 to each other
# node, and back.
write_chain() {
    local i dir=$1 nodes=$2
    rm -rf "$dir" && mkdir "$dir"
    ((nodes > 1)) || echo 'r1[0]=L1' >"$dir/lab.conf"
    for ((i = 1; i <= nodes; i++)); do
        {
            ((i == 1)) || echo "r${i}[0]=L$((i - 1))"
            ((i == nodes)) || echo "r${i}[1]=L$i"
        } >>"$dir/lab.conf"
        {
            ((i == 1)) || echo "ip address add $(network $((i - 1))).2/24 dev eth0"
            ((i == nodes)) || echo "ip address add $(network "$i").1/24 dev eth1"
            ((i < 3)) || echo "ip route add $(network 1).0/24 via $(network $((i - 1))).1"
            ((i > nodes - 2)) || echo "ip route add default via $(network "$i").2"
        } >"$dir/r$i.startup"
    done
}

# network N: the network of link LN of a chain, without its last number.
network() {
    echo "10.$(($1 / 250)).$(($1 % 250))"
}

# The median of the numbers on the standard input.
median() {
    sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

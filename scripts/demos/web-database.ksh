# A page that is made of a database: PHP in Apache and MariaDB on a server, and a host behind a router that asks for it.
vstart --eth 0:WEB --image kathara/web --exec 'ip addr add 10.0.1.2/24 dev eth0; ip route add default via 10.0.1.1' web
vstart --eth 0:WEB --eth 1:HOME --exec 'ip addr add 10.0.1.1/24 dev eth0; ip addr add 10.0.2.1/24 dev eth1' r1
vstart --eth 0:HOME --exec 'ip addr add 10.0.2.2/24 dev eth0; ip route add default via 10.0.2.1' pc

web systemctl start mariadb
wait until web mysql -e 'select 1' within 60s
web mysql -e "create database shop; create table shop.goods (name text, price int); insert into shop.goods values ('apples', 3), ('pears', 4); create user php identified by 'secret'; grant all on shop.* to php"

# The page asks the database each time.
web sh -c 'echo "<?php foreach ((new mysqli(\"localhost\", \"php\", \"secret\", \"shop\"))->query(\"select * from goods\") as \$row) echo \"\$row[name]: \$row[price]\\n\";" >/var/www/html/goods.php'
web systemctl start apache2
wait until pc curl -s http://10.0.1.2/goods.php contains 'apples: 3' contains 'pears: 4' within 30s

# What changes in the database changes on the page.
web mysql shop -e "update goods set price = 5 where name = 'apples'"
expect pc curl -s http://10.0.1.2/goods.php contains 'apples: 5'

# Without the database there is a server, but no page.
web systemctl stop mariadb
expect pc curl -s http://10.0.1.2/goods.php not contains apples

lclean

#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

# The log of a database as it comes from the package takes 100 MB of each node that starts it; a lab's needs little.
cat > /etc/mysql/mariadb.conf.d/90-kathara.cnf <<'END'
[mariadbd]
innodb_log_file_size = 8M
innodb_buffer_pool_size = 16M
aria_pagecache_buffer_size = 1M
key_buffer_size = 1M
skip-name-resolve
END
rm -f /var/lib/mysql/ib_logfile0 /var/lib/mysql/ib_buffer_pool
rm -rf /var/lib/mysql/*
mariadb-install-db --user=mysql --skip-test-db --auth-root-authentication-method=socket > /dev/null

# A start of the database looks for mail and root's crontab otherwise.
: > /etc/mysql/debian-start

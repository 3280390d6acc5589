package io.github.mqscope.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerNameTest {
    private static final String ID = "0123456789ab0123456789ab0123456789ab0123456789ab0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "/docker/ID, ID,,",
        "/system.slice/docker-ID.scope, ID,,",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope/container, ID,,",
        "/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope, ID,,",
        "/kubepods/besteffort/pod01234567-89ab-cdef-0123-456789abcdef/ID, ID,,",
        "/system.slice/crio-ID.scope, ID,,",
        "/docker/ID/system.slice/cron.service, ID,,",
        "/lxc.payload.web/init.scope,, web,",
        "/machine.slice/machine-db.scope/payload,, db,",
        "/machine-my\\x2ddb.scope,, my-db,",
        "/system.slice/postgresql.service,,, postgresql.service",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/app-term.scope,,, app-term.scope",
        "/,,,",
        "/docker/short,,,"
    })
    void aPathTellsWhoseItIs(String path, String id, String name, String unit) {
        ContainerName found = ContainerName.of(path.replace("ID", ID));
        assertThat(found.id().orElse(null)).isEqualTo(id == null ? null : ID);
        assertThat(found.name().orElse(null)).isEqualTo(name);
        assertThat(found.unit().orElse(null)).isEqualTo(unit);
    }
}

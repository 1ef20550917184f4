package io.threatmonitor.ingest.rejections.replay;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.UUID;

/** Which rejected events to replay as they are, in the order in which they were received. */
record ManyReplays(@NotNull @Size(min = 1, max = ManyReplays.MOST) List<@NotNull UUID> ids) {

    static final int MOST = 1_000;
}

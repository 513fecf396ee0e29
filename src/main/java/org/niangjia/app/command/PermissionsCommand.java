package org.niangjia.app.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Permissions;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.store.Command;
import org.springframework.stereotype.Component;

/** 谁能看什么. Prints the table of role × duty × level, generated from the code, with a line for a signature. */
@Component
class PermissionsCommand implements Command {
    private final Words words;

    PermissionsCommand(Dictionary dictionary) {
        this.words = dictionary.in(java.util.Locale.CHINESE);
    }

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public String help() {
        return "打印权限表，供签字\nprints who may do and see what, for signature";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        out.println("谁能看什么 · 权限表");
        out.println();
        for (PostRole role : PostRole.values()) {
            out.println(words.t("command.role." + role));
            for (UnionLevel level : UnionLevel.values()) {
                String duties = Permissions.of(role, level).stream()
                        .filter(duty -> duty != Duty.OPEN && duty != Duty.SELF)
                        .map(duty -> words.t("command.duty." + duty))
                        .collect(Collectors.joining("、"));
                out.println("  " + words.t("command.level." + level) + "：" + duties);
            }
        }
        out.println();
        for (int i = 1; i <= 6; i++) {
            out.println(words.t("command.sight." + i));
        }
        out.println();
        out.println("单位负责人（签字）：________________    日期：____________    （章）");
        return 0;
    }
}

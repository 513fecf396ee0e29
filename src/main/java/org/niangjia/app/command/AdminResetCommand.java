package org.niangjia.app.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.PhoneNumber;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.HandoverCodes;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.store.Command;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 找回账号. Takes password and second factor away, ends all sessions and prints a one-time code for the phone and a
 * hand-over code; with both the officer signs in and sets password and second factor anew. Recorded.
 */
@Component
class AdminResetCommand implements Command {
    private final Accounts accounts;
    private final Credentials credentials;
    private final HandoverCodes handovers;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Partitions partitions;
    private final Trail trail;
    private final TransactionTemplate transaction;

    AdminResetCommand(
            Accounts accounts,
            Credentials credentials,
            HandoverCodes handovers,
            Sessions sessions,
            SignIn signIn,
            Partitions partitions,
            Trail trail,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.handovers = handovers;
        this.sessions = sessions;
        this.signIn = signIn;
        this.partitions = partitions;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "admin reset";
    }

    @Override
    public String help() {
        return "ACCOUNT：手机号或账号编号\nACCOUNT: a phone or the id of an account";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        List<Account> found = args.isEmpty() ? List.of() : find(args.getFirst());
        if (found.size() != 1) {
            out.println(found.isEmpty() ? "没有这个账号" : "这个手机号有几个账号，请用账号编号：");
            out.println(
                    found.isEmpty() ? "there is no such account" : "this phone reaches several accounts; give an id:");
            found.forEach(account -> out.println("  " + account.id() + "  " + account.name()));
            return 2;
        }
        Account account = found.getFirst();
        String phone = accounts.phoneOf(account.id()).orElse("");
        String[] codes = Objects.requireNonNull(transaction.execute(status -> {
            credentials.reset(account.id());
            sessions.endAll(account.id());
            Integer home = account.homeDistrict();
            int district = home == null ? partitions.all().getFirst() : home;
            trail.record(Actor.HOUSE, district, "access.reset", "account", account.id(), "command line");
            String readOut = phone.isEmpty() ? "" : signIn.readOut(phone);
            return new String[] {readOut, handovers.issue(account.id()).code()};
        }));
        out.println("已重设，原有登录全部失效。用手机号和验证码登录（10 分钟内有效），再凭移交码（" + HandoverCodes.LIFE.toDays() + " 天内有效）设置密码，然后设置动态口令。");
        out.println(
                "Reset; all sessions ended. Sign in with the phone and the code within 10 minutes, set a password with"
                        + " the hand-over code within " + HandoverCodes.LIFE.toDays() + " days, then the digits.");
        out.println("验证码 code " + codes[0]);
        out.println("移交码 hand-over code " + codes[1]);
        return 0;
    }

    private List<Account> find(String text) {
        if (text.length() == 36) {
            try {
                return accounts.find(UUID.fromString(text)).stream().toList();
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
        return PhoneNumber.parse(text)
                .find()
                .map(phone -> accounts.reachedBy(phone.value()))
                .orElse(List.of());
    }
}

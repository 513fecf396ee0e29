package org.niangjia.app.command;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.niangjia.platform.access.IdentityProviders;
import org.niangjia.platform.access.ProviderEntry;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.Command;
import org.springframework.stereotype.Component;

/** 登记身份提供方. An operator says which house besides this one may say who a person is; the secret is not an argument. */
@Component
class AdminProviderCommand implements Command {
    private static final String SECRET = "NIANGJIA_PROVIDER_SECRET";
    private static final Set<String> VALUED =
            Set.of("--issuer", "--client", "--zh", "--en", "--scope", "--second-factor");
    private static final Set<String> BARE = Set.of("--phone-trusted", "--remove");

    private final IdentityProviders providers;

    AdminProviderCommand(IdentityProviders providers) {
        this.providers = providers;
    }

    @Override
    public String name() {
        return "admin provider";
    }

    @Override
    public String help() {
        return """
                KEY --issuer 地址 --client 编号 --zh 名称 --en NAME [--scope …] [--phone-trusted] [--second-factor otp,mfa] | KEY --remove | （列出）；密钥在 NIANGJIA_PROVIDER_SECRET 或当场输入
                KEY --issuer URL --client ID --zh 名称 --en NAME [--scope …] [--phone-trusted] [--second-factor otp,mfa] | KEY --remove | (list); the secret from NIANGJIA_PROVIDER_SECRET or asked for""";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        Arguments typed = Arguments.parse(args, VALUED, BARE);
        if (typed.rest().isEmpty()) {
            providers
                    .entries()
                    .forEach(each -> out.println(each.key() + "  " + each.nameZh() + "  " + each.nameEn() + "  "
                            + each.issuer() + "  " + each.secondFactors() + (each.phoneTrusted() ? "  phone" : "")));
            return 0;
        }
        String key = typed.rest().getFirst();
        if (typed.has("--remove")) {
            boolean gone = providers.remove(key);
            out.println(gone ? "已移除 / removed: " + key : "没有这个提供方 / there is no such provider: " + key);
            return gone ? 0 : 2;
        }
        try {
            providers.enter(entry(key, typed));
        } catch (IllegalArgumentException e) {
            out.println("不能这样登记 / cannot be entered: " + e.getMessage());
            return 2;
        }
        out.println("已登记，登录页上马上能看到 / entered, to be seen on the sign-in page at once: " + key);
        out.println("在对方登记的返回地址 / address to register there: https://…/sign-in/with/" + key + "/return");
        return 0;
    }

    private static ProviderEntry entry(String key, Arguments typed) {
        List<String> factors = List.of(typed.option("--second-factor", "").split(",")).stream()
                .filter(value -> !value.isBlank())
                .toList();
        return new ProviderEntry(
                key,
                typed.option("--issuer", ""),
                typed.option("--client", ""),
                secret(),
                typed.option("--zh", ""),
                typed.option("--en", ""),
                typed.option("--scope", "openid profile phone"),
                typed.has("--phone-trusted"),
                factors);
    }

    @SuppressWarnings("SystemConsoleNull")
    private static String secret() {
        String given = System.getenv(SECRET);
        if (given != null && !given.isBlank()) {
            return given;
        }
        Console console = System.console();
        char[] typed = console != null && console.isTerminal() ? console.readPassword("密钥 secret: ") : new char[0];
        if (typed == null || typed.length == 0) {
            throw new CannotStartException("请用环境变量 " + SECRET + " 给出密钥", "give the secret in " + SECRET);
        }
        return new String(typed);
    }
}

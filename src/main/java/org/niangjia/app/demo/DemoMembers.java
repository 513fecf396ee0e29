package org.niangjia.app.demo;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Callers;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportEntrance;
import org.niangjia.platform.store.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * 演示会员. Brings the members of the demo counties in by sheets, one after the other, as their officers would. Many come
 * behind the back of the first visitor, who need not wait; after a stop it goes on where it was.
 */
@Component
class DemoMembers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMembers.class);
    static final int FIRST = 330903;
    static final int MEMBERS = 100_000;
    /** So few are waited for. */
    private static final int AT_ONCE = 1_000;

    private static final String OFFICER = "county_officer";
    private static final Duration SESSION = Duration.ofMinutes(1);

    private final World world;
    private final DemoAccounts accounts;
    private final DemoFounding founding;
    private final ImportEntrance entrance;
    private final Sessions sessions;
    private final Callers callers;
    private final int members;
    private final boolean wanted;
    private volatile @Nullable Thread thread;

    DemoMembers(
            World world,
            DemoAccounts accounts,
            DemoFounding founding,
            ImportEntrance entrance,
            Sessions sessions,
            Callers callers,
            Environment environment) {
        this.world = world;
        this.accounts = accounts;
        this.founding = founding;
        this.entrance = entrance;
        this.sessions = sessions;
        this.callers = callers;
        this.members = environment.getProperty("niangjia.demo.members", Integer.class, MEMBERS);
        this.wanted = environment.getProperty("niangjia.serving", Boolean.class, true)
                && environment.getProperty("niangjia.demo.told", Boolean.class, true)
                && !environment.getProperty("niangjia.bench", Boolean.class, false);
    }

    /** Brings so many members into the first county and a fifth of that into each other; what is in stays. */
    void bring(int first) throws InterruptedException {
        int offset = 0;
        for (Map.Entry<Integer, Integer> each :
                new TreeMap<>(DemoFirms.members(first)).reversed().entrySet()) {
            bring(each.getKey(), each.getValue(), offset);
            offset += each.getValue();
        }
    }

    /** So many into one county, after so many who are in others already; what is in stays. */
    void bring(int district, int count, int offset) throws InterruptedException {
        DemoRoster roster = new DemoRoster(district, count, offset);
        ImportContext context = new ImportContext(officer(district), district);
        founding.found(district, roster.firms());
        for (int i = 0; i < roster.sheets(); i++) {
            int sheet = i;
            entrance.bring("members", context, roster.name(sheet), () -> roster.sheet(sheet));
        }
    }

    /** Through the entrance: what a session of the county's officer gives is what a page would get. */
    Scope officer(int district) {
        DemoAccount account = accounts.list().stream()
                .filter(one -> one.role().equals(OFFICER) && one.district() == district)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no officer in " + district));
        String token = sessions.open(account.account(), Caller.Strength.CODE, account.hat(), "demo", SESSION);
        return callers.find(token).orElseThrow().scope();
    }

    private void run() {
        long began = System.nanoTime();
        try {
            bring(members);
            System.gc(); // what the sheets needed goes back to the machine
            LOG.info(
                    "The members of the demo world are in after {} s",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The members of the demo world are not all in; the next start goes on", e);
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("demo-members").start(this::run);
        if (members <= AT_ONCE) {
            join(thread, Duration.ofMinutes(1));
        }
    }

    private static void join(Thread thread, Duration most) {
        try {
            thread.join(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            join(running, Duration.ofSeconds(5));
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted && members > 0 && world.demo();
    }

    /** After the web server has opened its port. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

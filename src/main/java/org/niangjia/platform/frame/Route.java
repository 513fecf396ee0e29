package org.niangjia.platform.frame;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;

/** 路由. One declared action: where it is, which duty it takes, what goes in and out. */
public final class Route {
    private final String method;
    private final String path;
    private final Duty duty;
    private final Handler handler;
    private @Nullable Consumer<Call> visible;
    private @Nullable Handler again;
    private @Nullable Class<?> takes;
    private @Nullable Class<?> gives;
    private String sample = "";
    private boolean beforeConsent;
    private boolean everyTime;
    private boolean confirmed;

    Route(String method, String path, Duty duty, Handler handler) {
        this.method = method;
        this.path = path;
        this.duty = duty;
        this.handler = handler;
    }

    /** Looks whether the caller can see the object at all; throws NotVisibleException, which is answered before 403. */
    public Route of(String sampleKind, Consumer<Call> look) {
        this.sample = sampleKind;
        this.visible = look;
        return this;
    }

    /** Shows the page again with what was typed, when the act was refused or somebody was faster. */
    public Route again(Handler page) {
        this.again = page;
        return this;
    }

    /** Record that a form or a JSON body is read into. */
    public Route takes(Class<?> record) {
        this.takes = record;
        return this;
    }

    /** Record that the JSON answer consists of. */
    public Route gives(Class<?> record) {
        this.gives = record;
        return this;
    }

    /** Open to people who have not agreed to the privacy notice yet. */
    public Route beforeConsent() {
        this.beforeConsent = true;
        return this;
    }

    /** Does its work each time, whatever key came along: a wrong code must count, and no connection waits meanwhile. */
    public Route everyTime() {
        this.everyTime = true;
        return this;
    }

    /** Asks whoever came by a phone alone, in a browser that the account does not know, to show first that it is they. */
    public Route confirmed() {
        this.confirmed = true;
        return this;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Duty duty() {
        return duty;
    }

    /** Kind of object in the path, such as {@code request}; empty when the path names none. */
    public String sample() {
        return sample;
    }

    Handler handler() {
        return handler;
    }

    @Nullable
    Consumer<Call> visible() {
        return visible;
    }

    @Nullable
    Handler again() {
        return again;
    }

    @Nullable
    Class<?> takes() {
        return takes;
    }

    @Nullable
    Class<?> gives() {
        return gives;
    }

    boolean isBeforeConsent() {
        return beforeConsent;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isEveryTime() {
        return everyTime;
    }
}

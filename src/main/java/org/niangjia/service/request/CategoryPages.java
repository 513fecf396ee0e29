package org.niangjia.service.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 类别管理. The categories that workers choose from, kept by the county. */
@Component
class CategoryPages implements Pages {
    private final Categories categories;
    private final Trail trail;

    CategoryPages(Categories categories, Trail trail) {
        this.categories = categories;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/categories", Duty.CONFIGURE, this::list);
        at.post("/requests/categories", Duty.CONFIGURE, this::save)
                .takes(Entry.class)
                .again(this::list);
    }

    /** 类别单. As typed by the officer. */
    record Entry(
            @Nullable String code,
            @Nullable String kind,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String hintZh,
            @Nullable String hintEn,
            @Nullable Boolean concernsEmployer,
            @Nullable Integer position,
            @Nullable Boolean closed) {}

    private Answer list(Call call) {
        return Answer.page(
                "service/request/categories.jte",
                Map.of("items", categories.all()),
                Map.of(
                        "categories",
                        categories.all(),
                        "chosen",
                        call.query("code").orElse("")));
    }

    private Answer save(Call call) {
        Entry in = call.input(Entry.class);
        Category category = category(in);
        categories.save(category);
        trail.record(
                call.scope().actor(),
                call.caller().worn().district(),
                "request.category",
                "request_category",
                null,
                category.code());
        return Answer.done("/requests/categories", category).say("request.said.category");
    }

    private static Category category(Entry in) {
        List<Refusal> reasons = new ArrayList<>();
        String code = NewRequest.clean(in.code());
        String zh = NewRequest.clean(in.nameZh());
        String en = NewRequest.clean(in.nameEn());
        Category.Kind kind = kind(NewRequest.clean(in.kind()));
        if (!code.matches("[A-Z_]{2,24}")) {
            reasons.add(Refusal.of("request.CATEGORY_CODE").at("code"));
        }
        if (zh.isEmpty() || en.isEmpty() || zh.length() > 40 || en.length() > 60) {
            reasons.add(Refusal.of("request.CATEGORY_NAMES").at("nameZh"));
        }
        if (kind == null) {
            reasons.add(Refusal.of("request.CATEGORY_KIND").at("kind"));
        }
        if (kind == null || !reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        return new Category(
                code,
                kind,
                zh,
                en,
                NewRequest.clean(in.hintZh()),
                NewRequest.clean(in.hintEn()),
                Boolean.TRUE.equals(in.concernsEmployer()),
                in.position() == null ? 500 : in.position(),
                Boolean.TRUE.equals(in.closed()));
    }

    private static Category.@Nullable Kind kind(String text) {
        for (Category.Kind kind : Category.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        return null;
    }
}

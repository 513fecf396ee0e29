package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Visitor;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerDesk;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("扫单位二维码的职工")
class WorkerScanningTheCodeOfAUnit {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Drafts drafts;

    private TestOrganisation place;
    private Employer yard;
    private UUID worker;
    private Visitor phone;

    @BeforeEach
    void hangUp() {
        place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        context.getBean(Partitions.class).open(place.neighbour);
        yard = place.employer("虎门湾修造船有限公司" + place.district, place.town(101));
        worker = accounts.open("油漆工陈", "1371" + (1_000_000 + place.district), place.neighbour);
        context.getBean(Consents.class).give(worker);
        phone = Visitor.at(context);
    }

    private String code() {
        return "/at/" + yard.district() + "/" + yard.id();
    }

    private void signIn(Visitor.Seen sent) {
        assertThat(sent.to()).startsWith("/sign-in?next=%2Fat%2F");
        String number = accounts.phoneOf(worker).orElseThrow();
        phone.get(sent.to());
        phone.post("/sign-in", "phone", number, "next", code());
        phone.get("/sign-in/code");
        Visitor.Seen in = phone.post(
                "/sign-in/code", "code", context.getBean(SignIn.class).demoCode(number));
        assertThat(in.to()).as("back to the code that was scanned").isEqualTo(code());
    }

    @Test
    @DisplayName("没登录先登录，回来单位、县都填好了，写过的话还在")
    void findsTheUnitFilledIn() {
        drafts.save(worker, drafts.blank(place.neighbour).said("三个月没发工资", "WAGES"));
        signIn(phone.get(code()));
        assertThat(phone.get(code()).to()).isEqualTo("/requests/new");
        assertThat(phone.get("/requests/new").body())
                .contains("单位已填好：" + yard.facts().name(), "单位的人看不到", "三个月没发工资");
        Drafts.Draft draft = drafts.find(worker, Instant.EPOCH).orElseThrow();
        assertThat(draft.employer()).isEqualTo(yard.facts().name());
        assertThat(draft.district()).isEqualTo(place.district);
        assertThat(draft.place())
                .as("a town that no list offers is not filled in")
                .isNull();
    }

    @Test
    @DisplayName("单位注销了：照样能反映，说明由上级工会办")
    void mayStillSpeakOfAClosedUnit() {
        Scope house = new Scope(Actor.HOUSE, java.util.List.of(place.district), "", Set.of());
        context.getBean(EmployerDesk.class).close(house, place.district, yard.id(), yard.version(), "关停");
        signIn(phone.get(code()));
        phone.get(code());
        assertThat(phone.get("/requests/new").body()).contains("已登记为注销，照样可以反映");
        assertThat(drafts.find(worker, Instant.EPOCH).orElseThrow().employer())
                .isEqualTo(yard.facts().name());
    }

    @Test
    @DisplayName("码上的单位查不到、县没有开通、不是编号：表照样打开，不出错")
    void isNotTurnedAwayByACodeOfNobody() {
        signIn(phone.get(code()));
        for (String unknown : new String[] {
            "/at/" + yard.district() + "/" + UUID.randomUUID(),
            "/at/" + place.neighbour + "/" + yard.id(),
            "/at/999999/" + yard.id(),
            "/at/x/y"
        }) {
            assertThat(phone.get(unknown).to()).as(unknown).isEqualTo("/requests/new");
            assertThat(phone.get("/requests/new").body()).contains("这张码上的单位查不到");
        }
        assertThat(drafts.find(worker, Instant.EPOCH))
                .as("nothing is filled in")
                .isEmpty();
    }

    @Test
    @DisplayName("本县的干部打印；邻县的、没有职责的打不了")
    void isPrintedByTheOfficesOfTheCounty() {
        Http county = Http.as(context, place.holder(place.county, PostRole.CHAIR, "县里主席"));
        Http.Reply poster = county.get("/api/posters/" + yard.district() + "/" + yard.id());
        assertThat(poster.text("address")).endsWith(code());
        assertThat(Http.items(county.get("/api/posters?q=虎门湾修造船有限公司" + place.district)))
                .hasSize(1);
        assertThat(county.get("/api/posters/" + place.neighbour + "/" + yard.id())
                        .status())
                .isEqualTo(404);
        Http nobody = Http.as(context, worker);
        assertThat(nobody.get("/api/posters").status()).isEqualTo(403);
        assertThat(nobody.get("/api/posters/" + yard.district() + "/" + yard.id())
                        .status())
                .isIn(403, 404);
    }
}

package org.niangjia.platform.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;

/**
 * 公函. A letter to another office: 函号, 主送, 正文, 附件, 落款, 日期 and a place for the seal.
 *
 * @param issuer union in the head and under the text
 * @param number 函号; empty while it is a draft
 * @param addressee 主送
 * @param paragraphs 正文, without 附件 and 落款
 * @param attachments 附件 by name
 * @param contact 联系人 and telephone of the office, or empty
 */
public record OfficialLetter(
        String issuer,
        String number,
        String title,
        String addressee,
        List<String> paragraphs,
        List<String> attachments,
        String contact,
        LocalDate day) {

    public OfficialLetter {
        paragraphs = List.copyOf(paragraphs);
        attachments = List.copyOf(attachments);
    }

    /** The letter as it is printed. */
    public Paper paper(Words words) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.plain(words.t("print.letter.to", addressee)));
        paragraphs.forEach(text -> blocks.add(Block.body(text)));
        for (int i = 0; i < attachments.size(); i++) {
            String key = i == 0 ? "print.letter.attachment" : "print.letter.attachment_more";
            blocks.add(Block.body(words.t(key, i + 1, attachments.get(i))));
        }
        blocks.add(new Block.Closing(issuer, new Times(words, LocalDate.EPOCH).day(day), true));
        if (!contact.isEmpty()) {
            blocks.add(Block.body(words.t("print.letter.contact", contact)));
        }
        return new Paper(title, issuer, number, day, Paper.Shape.LETTER, blocks);
    }
}

#include "models/item/guide_model.h"
#include "sample_call.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using item::GuideModel;

/// What the desk says of a guide, over the sample call.
class TestGuideModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_session = sample::call();
        m_model = std::make_unique<GuideModel>();
        m_model->show(m_session);
    }

    void withoutAGuideNothingIsSaid()
    {
        GuideModel none;
        none.show({});
        QVERIFY(!none.line().known);
        QCOMPARE(none.rowCount(), 0);
    }

    void itBeginsFoldedAtTheFirstQuestion()
    {
        const auto& line = m_model->line();
        QVERIFY(line.known && !line.open && line.asking);
        QCOMPARE(line.step, 1);
        QVERIFY(line.path.isEmpty());
        QVERIFY(line.sentence.startsWith(QString::fromUtf8("请问您家是暖气不热")));
        QCOMPARE(keys(), (QStringList{"不热", "停暖漏水", "热费"}));
    }

    void theWalkIsToldByItsKeys()
    {
        happen(session::GuideUnfolded{true});
        choose("start", 0);
        QVERIFY(m_model->line().open);
        QCOMPARE(m_model->line().step, 2);
        QCOMPARE(m_model->line().path, QStringList{QString::fromUtf8("不热")});
        QCOMPARE(m_model->line().node, QStringLiteral("alone"));
        choose("alone", 1);
        const auto& line = m_model->line();
        QVERIFY(!line.asking);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(line.end == knowledge::GuideEnd::Ticket);
        QCOMPARE(line.endText, QString::fromUtf8("登记转办 · 城市建设 › 供热 › 室温不达标"));
        QCOMPARE(line.category, QStringLiteral("010101"));
    }

    void aCategoryIsTakenOnceAPersonStandsForIt()
    {
        choose("start", 0);
        choose("alone", 1);
        QCOMPARE(session::valueOf(m_session, ticket::field::kCategory), std::string("010101"));
        QVERIFY(!m_model->line().categoryTaken);
        happen(session::FieldAccepted{"category"});
        QVERIFY(m_model->line().categoryTaken);
        happen(session::FieldEdited{"category", Personal("010104"), Personal("热费")});
        QVERIFY(!m_model->line().categoryTaken);
    }

    void theKeyHeardCarriesTheWords()
    {
        happen(session::GuideKeyHeard{
            knowledge::GuideId("heating"),
            "start",
            0,
            {sample::spanOf(m_session, 2, "暖气不热"), sample::spanOf(m_session, 4, "阳光")}});
        const auto first = m_model->index(0);
        QVERIFY(first.data(GuideModel::HeardRole).toBool());
        QCOMPARE(first.data(GuideModel::SaidRole).toString(), QString::fromUtf8("暖气不热……阳光"));
        QVERIFY(
            first.data(Qt::AccessibleTextRole).toString().contains(QString::fromUtf8("未确认")));
        QVERIFY(!m_model->index(1).data(GuideModel::HeardRole).toBool());
    }

    void viewsHearOnlyOfWhatChanged()
    {
        QSignalSpy line(m_model.get(), &GuideModel::lineChanged);
        QSignalSpy rows(m_model.get(), &QAbstractItemModel::dataChanged);
        happen(session::CallMuted{true});
        QCOMPARE(line.size() + rows.size(), 0);
        happen(session::GuideKeyHeard{knowledge::GuideId("heating"), "start", 2, {}});
        QCOMPARE(line.size(), 0);
        QCOMPARE(rows.size(), 1);
    }

private:
    void happen(session::Body body)
    {
        session::fold(m_session, {m_session.seq + 1, m_session.atMs + 1, std::move(body)});
        m_model->show(m_session);
    }
    void choose(const char* node, int option)
    {
        happen(session::GuideStepChosen{knowledge::GuideId("heating"), node, option});
    }
    QStringList keys() const
    {
        QStringList words;
        for (int row = 0; row < m_model->rowCount(); ++row)
            words.append(m_model->index(row).data().toString());
        return words;
    }

    session::CallSession m_session;
    std::unique_ptr<GuideModel> m_model;
};

QTEST_APPLESS_MAIN(TestGuideModel)
#include "tst_guide_model.moc"

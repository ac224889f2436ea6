#include "sample_call.h"
#include "sample_windows.h"
#include "widgets/knowledge/guide_view.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace lianxin;
using widgets::GuideView;

/// 分步答询 by keys alone: one opens it, digits choose, one goes back, Esc leaves. Every intent is
/// folded into the session, as an application would.
class TestGuideView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }

    void init()
    {
        m_live = std::make_unique<sample::LiveDesk>(sample::call());
        m_screen = std::make_unique<sample::ConversationScreen>(m_live->desk);
        m_view = m_screen->knowledge->guide();
        const knowledge::GuideId id("heating");
        connect(m_view, &GuideView::opened, m_live.get(),
                [this] { m_live->happen(session::GuideUnfolded{true}); });
        connect(m_view, &GuideView::folded, m_live.get(),
                [this] { m_live->happen(session::GuideUnfolded{false}); });
        connect(m_view, &GuideView::keyChosen, m_live.get(),
                [this, id](const QString& node, int option) {
                    m_live->happen(session::GuideStepChosen{id, node.toStdString(), option});
                });
        connect(m_view, &GuideView::steppedBack, m_live.get(),
                [this, id] { m_live->happen(session::GuideSteppedBack{id}); });
        connect(m_view, &GuideView::categoryTaken, m_live.get(),
                [this](const QString& code, const QString& words) {
                    m_live->happen(session::FieldEdited{"category", Personal(code.toStdString()),
                                                        Personal(words.toStdString())});
                });
        m_screen->resize(1920, 1080);
        m_screen->show();
        m_screen->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    }

    void oneKeyOpensAndEscLeaves()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_K, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("knowledge.searchEdit");
        QCOMPARE(qApp->focusWidget(), edit);
        QVERIFY(!shows("请问您家是暖气不热"));
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QCOMPARE(qApp->focusWidget(), m_view);
        QVERIFY(m_live->session().guide->open);
        QVERIFY(shows("请问您家是暖气不热") && shows("停暖漏水"));
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_live->session().guide->open);
        QVERIFY(!shows("请问您家是暖气不热") && !shows("停暖漏水"));
        QCOMPARE(qApp->focusWidget(), edit);
    }

    void digitsChooseAndTheArrowGoesBack()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QTest::keyClick(m_view, Qt::Key_9);
        QCOMPARE(node(), std::string("start"));
        QTest::keyClick(m_view, Qt::Key_1);
        QCOMPARE(node(), std::string("alone"));
        QVERIFY(shows("请问只有您家不热") && shows("步骤 · 第 2 步"));
        QTest::keyClick(m_view, Qt::Key_2, Qt::KeypadModifier);
        QCOMPARE(node(), std::string("repair"));
        QVERIFY(shows("不热 → 邻居也不热"));
        QVERIFY(shows("登记转办 · 城市建设 › 供热 › 室温不达标"));
        QTest::keyClick(m_view, Qt::Key_1);
        QCOMPARE(node(), std::string("repair"));
        QTest::keyClick(m_view, Qt::Key_Left);
        QTest::keyClick(m_view, Qt::Key_Backspace);
        QCOMPARE(node(), std::string("start"));
        QTest::keyClick(m_view, Qt::Key_Left);
        QCOMPARE(node(), std::string("start"));
    }

    void enterPutsTheCategoryOnTheForm()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::keyClick(m_view, Qt::Key_2);
        QCOMPARE(session::valueOf(m_live->session(), "category"), std::string("010101"));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(session::valueOf(m_live->session(), "category"), std::string("010103"));
        QSignalSpy again(m_view, &GuideView::categoryTaken);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(again.size(), 0);
        QCOMPARE(button("guide.take")->text(), QString::fromUtf8("✓ 分类已填"));
    }

    void digitsElsewhereAreDigits()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QTest::keyClick(m_screen.get(), Qt::Key_K, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("knowledge.searchEdit");
        QTest::keyClicks(edit, "12");
        QCOMPARE(edit->text(), QStringLiteral("12"));
        QCOMPARE(node(), std::string("start"));
    }

    void theKeyHeardIsShownInWords()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        m_live->happen(session::GuideKeyHeard{knowledge::GuideId("heating"),
                                              "start",
                                              0,
                                              {sample::spanOf(m_live->session(), 2, "暖气不热")}});
        QVERIFY(shows("「暖气不热」"));
        QTest::keyClick(m_view, Qt::Key_1);
        QVERIFY(!shows("「暖气不热」"));
    }

    void aMouseDoesTheSame()
    {
        QTest::mouseClick(m_view, Qt::LeftButton);
        QVERIFY(m_live->session().guide->open);
        for (QLabel* label : m_view->findChildren<QLabel*>())
            if (label->text() == QString::fromUtf8("热费"))
                QTest::mouseClick(label->parentWidget(), Qt::LeftButton);
        QCOMPARE(node(), std::string("fee"));
        button("guide.back")->click();
        QCOMPARE(node(), std::string("start"));
        button("guide.fold")->click();
        QVERIFY(!m_live->session().guide->open);
    }

    void withoutAGuideThereIsNone()
    {
        m_live->happen(session::GuideProposed{});
        QVERIFY(!m_view->isVisible());
        QSignalSpy opened(m_view, &GuideView::opened);
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QCOMPARE(opened.size(), 0);
    }

    void aReplayShowsItAndTakesNoKeys()
    {
        m_live->happen(session::GuideUnfolded{true});
        m_screen->knowledge->setReadOnly();
        QVERIFY(shows("请问您家是暖气不热") && shows("停暖漏水"));
        for (const char* name : {"guide.open", "guide.back", "guide.fold", "guide.take"})
            QVERIFY2(!button(name)->isVisible(), name);
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_1);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QTest::keyClick(m_screen.get(), Qt::Key_B, Qt::AltModifier);
        QCOMPARE(node(), std::string("start"));
        QVERIFY(m_live->session().guide->open);
    }

private:
    bool shows(const char* words) const
    {
        const auto labels = m_view->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(words));
        });
    }
    std::string node() const { return session::standsAt(*m_live->session().guide)->id; }
    widgets::KeyButton* button(const char* name) const
    {
        return m_view->findChild<widgets::KeyButton*>(QString::fromLatin1(name) +
                                                      QStringLiteral(".button"));
    }

    std::unique_ptr<sample::LiveDesk> m_live;
    std::unique_ptr<sample::ConversationScreen> m_screen;
    GuideView* m_view = nullptr;
};

QTEST_MAIN(TestGuideView)
#include "tst_guide_view.moc"

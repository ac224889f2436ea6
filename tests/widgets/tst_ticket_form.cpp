#include "sample_call.h"
#include "sample_windows.h"
#include "widgets/theme/theme.h"
#include "widgets/ticketform/field_row.h"

#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace lianxin;

namespace {

session::FieldSuggested suggestion(const char* field, const char* value)
{
    session::FieldSuggested suggested;
    suggested.field.name = field;
    suggested.field.value = value;
    suggested.field.display = value;
    suggested.field.confidence = 0.8;
    return suggested;
}

void compose(QWidget* editor, const QString& preedit)
{
    QInputMethodEvent event(preedit, {});
    QCoreApplication::sendEvent(editor, &event);
}

void commit(QWidget* editor, const QString& text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(editor, &event);
}

} // namespace

/// The form as a person meets it: with keys, while suggestions keep arriving.
class TestTicketForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }

    void init()
    {
        m_live = std::make_unique<sample::LiveDesk>(sample::call());
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        auto* header = new widgets::FormHeader(&m_live->desk.facts, m_window.get());
        m_form = new widgets::TicketForm(&m_live->desk.form, &m_live->desk.facts, m_window.get());
        column->addWidget(header);
        column->addWidget(m_form);
        connect(header, &widgets::FormHeader::acceptRequested, m_form,
                &widgets::TicketForm::acceptCurrent);
        connect(header, &widgets::FormHeader::acceptAllRequested, m_form,
                &widgets::TicketForm::acceptAll);
        m_live->serve(m_form);
        m_window->resize(760, 1000);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_accepted = std::make_unique<QSignalSpy>(m_form, &widgets::TicketForm::fieldAccepted);
        m_edited = std::make_unique<QSignalSpy>(m_form, &widgets::TicketForm::fieldEdited);
    }

    void tabMovesAndNeverConfirms()
    {
        m_form->focusField("category");
        for (const char* next : {"time", "place", "t.temperature"}) {
            QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
            QCOMPARE(m_form->focusedField(), QString::fromLatin1(next));
        }
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Backtab);
        QCOMPARE(m_form->focusedField(), QStringLiteral("place"));
        QCOMPARE(m_accepted->size() + m_edited->size(), 0);
    }

    void tabLeavesTheLongField()
    {
        m_form->focusField("summary");
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QCOMPARE(m_form->focusedField(), QStringLiteral("asks"));
        QCOMPARE(m_edited->size(), 0);
    }

    void enterConfirmsAGuessAndGoesToTheNext()
    {
        m_form->focusField("category");
        QTest::keyClick(line("category"), Qt::Key_Return);
        QCOMPARE(m_accepted->size(), 1);
        QCOMPARE(m_accepted->at(0).at(0).toString(), QStringLiteral("category"));
        QCOMPARE(originOf("category"), ticket::Origin::Accepted);
        QCOMPARE(m_form->focusedField(), QStringLiteral("time"));
        QVERIFY(!m_form->row("category")->isGuess());
        QCOMPARE(line("category")->property("role").toByteArray(), "field-white");
    }

    void enterSkipsWhatIsAlreadySettled()
    {
        m_form->focusField("t.people");
        QTest::keyClick(line("t.people"), Qt::Key_Return);
        QCOMPARE(m_form->focusedField(), QStringLiteral("summary"));
    }

    void enterOnAWhiteFieldOnlyMoves()
    {
        m_form->focusField("kind");
        QTest::keyClick(line("kind"), Qt::Key_Return);
        QCOMPARE(m_accepted->size(), 0);
        QCOMPARE(m_form->focusedField(), QStringLiteral("category"));
    }

    void ctrlEnterConfirmsEverything()
    {
        m_form->focusField("place");
        QTest::keyClick(line("place"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_accepted->size(), 7);
        QCOMPARE(m_live->desk.facts.head().guesses, 0);
        QCOMPARE(m_form->focusedField(), QStringLiteral("place"));
    }

    void theHeadersButtonMeansTheFieldOneIsIn()
    {
        m_form->focusField("time");
        QTest::mouseClick(m_window->findChild<QWidget*>("form.accept.button"), Qt::LeftButton);
        QCOMPARE(m_accepted->size(), 1);
        QCOMPARE(m_accepted->at(0).at(0).toString(), QStringLiteral("time"));
    }

    void typingTurnsWhiteAtOnceAndIsSentSoon()
    {
        m_form->focusField("time");
        QTest::keyClicks(line("time"), "9");
        QCOMPARE(line("time")->property("role").toByteArray(), "field-white");
        QVERIFY(!m_form->row("time")->isGuess());
        QCOMPARE(m_edited->size(), 0);
        QVERIFY(m_edited->wait(2000));
        QCOMPARE(m_edited->at(0).at(1).toString(), line("time")->text());
        QCOMPARE(originOf("time"), ticket::Origin::Typed);
        QCOMPARE(line("time")->property("role").toByteArray(), "field-white");
    }

    void aSuggestionWhileTypingDisturbsNothing()
    {
        QLineEdit* place = line("place");
        m_form->focusField("place");
        place->setCursorPosition(3);
        QTest::keyClicks(place, "ab");
        const QString typed = place->text();
        m_live->happen(suggestion("place", "somewhere else"));
        QCOMPARE(place->text(), typed);
        QCOMPARE(place->cursorPosition(), 5);
        QTest::keyClicks(place, "c");
        QVERIFY(m_edited->wait(2000));
        QCOMPARE(place->cursorPosition(), 6);
        m_live->happen(suggestion("place", "yet another"));
        QCOMPARE(place->text().mid(3, 3), QStringLiteral("abc"));
        QCOMPARE(session::valueOf(m_live->session(), "place"), place->text().toStdString());
    }

    void aSlowEchoDoesNotBringOldTextBack()
    {
        disconnect(m_form, &widgets::TicketForm::fieldEdited, m_live.get(), nullptr);
        m_form->focusField("time");
        line("time")->clear();
        QTest::keyClicks(line("time"), "18");
        m_form->flushTyping();
        QCOMPARE(m_edited->size(), 1);
        m_live->happen(suggestion("time", "2026-11-17"));
        QCOMPARE(line("time")->text(), QStringLiteral("18"));
        QTest::keyClicks(line("time"), ":3");
        m_live->happen(session::FieldEdited{"time", "18", "18"});
        QCOMPARE(line("time")->text(), QStringLiteral("18:3"));
        QCOMPARE(line("time")->cursorPosition(), 4);
    }

    void aSuggestionLeavesACompositionAlone()
    {
        QLineEdit* place = line("place");
        m_form->focusField("place");
        place->setCursorPosition(0);
        const QString before = place->text();
        compose(place, "pingyuan");
        m_live->happen(suggestion("place", "somewhere else"));
        QCOMPARE(place->text(), before);
        QCOMPARE(place->cursorPosition(), 0);
        commit(place, QString::fromUtf8("平原"));
        QVERIFY(place->text().startsWith(QString::fromUtf8("平原")));
        QCOMPARE(place->cursorPosition(), 2);
        QVERIFY(m_edited->wait(2000));
        QVERIFY(session::valueOf(m_live->session(), "place").starts_with("平原"));
    }

    void anAbandonedCompositionShowsWhatCameMeanwhile()
    {
        QLineEdit* place = line("place");
        m_form->focusField("place");
        compose(place, "ping");
        m_live->happen(suggestion("place", "somewhere else"));
        compose(place, {});
        QTRY_COMPARE(place->text(), QStringLiteral("somewhere else"));
        QCOMPARE(m_edited->size(), 0);
    }

    void keysBelongToTheInputMethodWhileItComposes()
    {
        m_form->focusField("category");
        compose(line("category"), "gongre");
        QSignalSpy submitted(m_form, &widgets::TicketForm::submitRequested);
        for (const auto key : {Qt::Key_Return, Qt::Key_Tab, Qt::Key_F12})
            QTest::keyClick(line("category"), key);
        QTest::keyClick(line("category"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_accepted->size() + submitted.size(), 0);
        QCOMPARE(m_form->focusedField(), QStringLiteral("category"));
    }

    void aLongFieldComposesToo()
    {
        auto* summary = m_form->findChild<QPlainTextEdit*>("field.summary");
        m_form->focusField("summary");
        compose(summary, "ti");
        m_live->happen(suggestion("summary", "replaced"));
        QVERIFY(summary->toPlainText() != QStringLiteral("replaced"));
        commit(summary, QString::fromUtf8("替"));
        QVERIFY(m_edited->wait(2000));
        QVERIFY(summary->toPlainText().contains(QString::fromUtf8("替")));
        QCOMPARE(originOf("summary"), ticket::Origin::Typed);
    }

    void enterWritesALineOnceTheLongFieldIsOnesOwn()
    {
        auto* summary = m_form->findChild<QPlainTextEdit*>("field.summary");
        m_form->focusField("summary");
        QTest::keyClicks(summary, "x");
        QTest::keyClick(summary, Qt::Key_Return);
        QVERIFY(summary->toPlainText().contains(QLatin1Char('\n')));
        QCOMPARE(m_accepted->size(), 0);
    }

    void aFocusedFieldStillTakesABetterGuess()
    {
        m_form->focusField("time");
        m_live->happen(suggestion("time", "2026-11-17"));
        QCOMPARE(line("time")->text(), QStringLiteral("2026-11-17"));
        QVERIFY(m_form->row("time")->isGuess());
    }

    void anEmptiedFieldStaysEmpty()
    {
        m_form->focusField("time");
        line("time")->selectAll();
        QTest::keyClick(line("time"), Qt::Key_Delete);
        QTest::keyClick(line("time"), Qt::Key_Tab);
        QTRY_COMPARE(m_edited->size(), 1);
        m_live->happen(suggestion("time", "2026-11-17"));
        QCOMPARE(line("time")->text(), QString());
    }

    void altDownOffersTheOtherCandidates()
    {
        m_form->focusField("category");
        QTest::keyClick(line("category"), Qt::Key_Down, Qt::AltModifier);
        auto* menu = m_form->findChild<QMenu*>("alternatives.category");
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 2);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_edited->size(), 1);
        QCOMPARE(m_edited->at(0).at(1).toString(), QStringLiteral("010103"));
        QCOMPARE(line("category")->text(), QString::fromUtf8("城市建设 › 供热 › 热费"));
    }

    void aKindIsSentByItsName()
    {
        m_form->focusField("kind");
        line("kind")->selectAll();
        commit(line("kind"), QString::fromUtf8("求助"));
        m_form->flushTyping();
        QCOMPARE(m_edited->at(0).at(1).toString(), QStringLiteral("help"));
        QCOMPARE(m_edited->at(0).at(2).toString(), QString::fromUtf8("求助"));
    }

    void choicesOfTheAppAreCompletedByAnyPart()
    {
        m_form->setChoices("category",
                           {{"020202", QString::fromUtf8("城市管理 › 噪声 › 施工噪声"), -1}});
        m_form->focusField("category");
        line("category")->selectAll();
        commit(line("category"), QString::fromUtf8("城市管理 › 噪声 › 施工噪声"));
        m_form->flushTyping();
        QCOMPARE(m_edited->at(0).at(1).toString(), QStringLiteral("020202"));
    }

    void theNumberIsMaskedUntilOneEditsIt()
    {
        m_form->focusField("kind");
        QCOMPARE(line("caller_number")->text(), QStringLiteral("138****6127"));
        m_form->focusField("caller_number");
        QCOMPARE(line("caller_number")->text(), QStringLiteral("13800006127"));
        m_form->focusField("kind");
        QTRY_COMPARE(line("caller_number")->text(), QStringLiteral("138****6127"));
        QCOMPARE(m_edited->size(), 0);
    }

    void aValueThatDoesNotFitSaysSo()
    {
        m_form->focusField("time");
        m_form->setFixedWidth(460);
        auto* note = line("place")->findChild<QLabel*>();
        QTRY_VERIFY(note->text().startsWith(QString::fromUtf8("…")));
        QCOMPARE(line("place")->toolTip(), line("place")->text());
        QCOMPARE(line("place")->cursorPosition(), 0);
        m_form->setFixedWidth(1000);
        QTRY_COMPARE(note->text(), QString::fromUtf8("95 %"));
        QCOMPARE(line("place")->toolTip(), QString());
    }

    void theWordsAGuessCameFromCanBeHeard()
    {
        QSignalSpy play(m_form, &widgets::TicketForm::playRequested);
        QTest::mouseClick(m_form->findChild<QToolButton*>("play.category"), Qt::LeftButton);
        QCOMPARE(play.size(), 1);
        QCOMPARE(play.at(0).at(0).toInt(), sample::kAnsweredMs + 6000);
    }

    void submittingSendsWhatIsBeingTypedFirst()
    {
        QStringList order;
        connect(m_form, &widgets::TicketForm::fieldEdited, this, [&] { order.append("edited"); });
        connect(m_form, &widgets::TicketForm::submitRequested, this,
                [&] { order.append("submit"); });
        m_form->focusField("time");
        QTest::keyClicks(line("time"), "9");
        QTest::keyClick(line("time"), Qt::Key_F12);
        QCOMPARE(order, (QStringList{"edited", "submit"}));
    }

    void theOtherEndsOfACallHaveKeys()
    {
        QSignalSpy answered(m_form, &widgets::TicketForm::answeredDirectlyRequested);
        QSignalSpy refused(m_form, &widgets::TicketForm::refuseRequested);
        m_form->focusField("time");
        QTest::keyClick(line("time"), Qt::Key_D, Qt::AltModifier);
        QTest::keyClick(line("time"), Qt::Key_R, Qt::AltModifier);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(refused.size(), 1);
    }

    void comingBackLeadsToTheFieldOneLeft()
    {
        m_form->focusLast();
        QCOMPARE(m_form->focusedField(), QStringLiteral("category"));
        m_form->focusField("t.people");
        m_window->findChild<QWidget*>("form.submit.button")->setFocus();
        QCOMPARE(m_form->focusedField(), QString());
        m_form->focusLast();
        QCOMPARE(m_form->focusedField(), QStringLiteral("t.people"));
    }

    void aNewTemplateKeepsTheFieldOneTypesIn()
    {
        m_form->focusField("place");
        QTest::keyClicks(line("place"), "z");
        const QString typed = line("place")->text();
        auto chosen = *m_live->session().formTemplate;
        chosen.fields.erase(chosen.fields.begin(), chosen.fields.begin() + 2);
        chosen.fields.push_back({"t.new", "新字段", "text", "新问题？", false, {}});
        m_live->happen(chosen);
        QCOMPARE(line("place")->text(), typed);
        QCOMPARE(qApp->focusWidget(), line("place"));
        QVERIFY(m_form->row("t.new"));
        QVERIFY(!m_form->row("t.temperature"));
        QCOMPARE(line("t.new")->placeholderText(), QString::fromUtf8("可问：新问题？"));
        m_form->focusField("t.people");
        QTest::keyClick(line("t.people"), Qt::Key_Tab);
        QCOMPARE(m_form->focusedField(), QStringLiteral("t.repaired"));
        QTest::keyClick(line("t.repaired"), Qt::Key_Tab);
        QCOMPARE(m_form->focusedField(), QStringLiteral("t.new"));
    }

    void afterSubmissionNothingCanBeSubmittedAgain()
    {
        m_live->happen(
            session::TicketSubmitted{TicketId("t"), session::Outcome::Dispatched, "临-1", ""});
        QSignalSpy submitted(m_form, &widgets::TicketForm::submitRequested);
        m_form->focusField("time");
        QTest::keyClick(line("time"), Qt::Key_F12);
        QCOMPARE(submitted.size(), 0);
    }

    /// One key says that there is another matter, takes it back, and begins it once this one is
    /// submitted.
    void oneKeyForTheNextMatter()
    {
        QSignalSpy next(m_form, &widgets::TicketForm::nextMatterRequested);
        m_form->focusField("time");
        auto* action = m_form->findChild<QAction*>(QStringLiteral("form.next"));
        QCOMPARE(action->text(), QStringLiteral("另有一件"));
        QTest::keyClick(line("time"), Qt::Key_N, Qt::AltModifier);
        QCOMPARE(next.size(), 1);
        m_live->happen(session::TurnMarked{2});
        QCOMPARE(action->text(), QStringLiteral("并非两件"));
        m_live->happen(
            session::TicketSubmitted{TicketId("t"), session::Outcome::Dispatched, "临-1", ""});
        QCOMPARE(action->text(), QStringLiteral("另记一单"));
        QTest::keyClick(line("time"), Qt::Key_N, Qt::AltModifier);
        QCOMPARE(next.size(), 2);
    }

    /// Why stands above the keys, and the form is open again.
    /// There is no ticket that could hold it, and the next one is not to show it.
    void nothingIsTypedWithoutACall()
    {
        m_live->desk.show(session::CallSession{}, UtcTime{});
        for (const auto& row : m_live->desk.form.rows()) {
            m_form->focusField(row.name);
            QTest::keyClicks(qApp->focusWidget(), "x");
            QVERIFY2(m_form->row(row.name)->isEmpty(), qPrintable(row.name));
        }
        m_form->flushTyping();
        QCOMPARE(m_edited->size(), 0);
        m_live->desk.show(m_live->session(), UtcTime{});
        m_form->focusField("summary");
        QTest::keyClicks(qApp->focusWidget(), "x");
        m_form->flushTyping();
        QCOMPARE(m_edited->size(), 1);
    }

    /// It is sent for the ticket it was typed on; the rows show the next one.
    void whatWasTypedLastStaysWithItsTicket()
    {
        m_form->focusField("place");
        m_form->disconnect(m_form, &widgets::TicketForm::fieldEdited, nullptr, nullptr);
        QSignalSpy edited(m_form, &widgets::TicketForm::fieldEdited);
        line("place")->selectAll();
        QTest::keyClicks(line("place"), "abc");
        m_form->leave();
        QCOMPARE(edited.size(), 1);
        QVERIFY(line("place")->text() != QStringLiteral("abc"));
    }

    void aRefusedTicketIsMended()
    {
        auto* action = m_form->findChild<QAction*>(QStringLiteral("form.submit"));
        const auto isSaid = [&](const QString& words) {
            const auto labels = m_form->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return !label->isHidden() && label->text() == words;
            });
        };
        m_live->happen(
            session::TicketSubmitted{TicketId("t"), session::Outcome::Dispatched, "临-1", ""});
        QVERIFY(!action->isEnabled());
        m_live->happen(session::SubmissionRefused{TicketId("t"), "unknown_unit", "没有这个单位。"});
        QVERIFY(action->isEnabled());
        QCOMPARE(action->text(), QStringLiteral("重新提交"));
        QVERIFY(isSaid(QStringLiteral("没有这个单位。")) && isSaid(QStringLiteral("中心未收下")));
        m_live->happen(
            session::TicketSubmitted{TicketId("t"), session::Outcome::Dispatched, "临-1", ""});
        QVERIFY(!isSaid(QStringLiteral("没有这个单位。")));
        QCOMPARE(action->text(), QStringLiteral("已提交"));
    }

    void aReplayCannotBeTypedInto()
    {
        m_form->setMode(widgets::TicketForm::Mode::ReadOnly);
        m_form->focusField("time");
        const QString before = line("time")->text();
        QTest::keyClicks(line("time"), "9");
        QTest::keyClick(line("time"), Qt::Key_Return);
        QCOMPARE(line("time")->text(), before);
        QCOMPARE(m_edited->size() + m_accepted->size(), 0);
    }

    void everyControlHasAName()
    {
        for (const QWidget* widget : m_window->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus &&
                !widget->objectName().startsWith(QLatin1String("qt_")))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }

private:
    QLineEdit* line(const char* field) const
    {
        return m_form->findChild<QLineEdit*>(QStringLiteral("field.") + QLatin1String(field));
    }
    ticket::Origin originOf(const char* field) const
    {
        return m_live->session().fields.at(field).value.origin;
    }

    std::unique_ptr<sample::LiveDesk> m_live;
    std::unique_ptr<QWidget> m_window;
    widgets::TicketForm* m_form = nullptr;
    std::unique_ptr<QSignalSpy> m_accepted;
    std::unique_ptr<QSignalSpy> m_edited;
};

QTEST_MAIN(TestTicketForm)
#include "tst_ticket_form.moc"

#pragma once

#include "models/assist/assistant.h"

#include <memory>
#include <string>
#include <vector>

namespace lianxin::assist {

/// A desk for tests: says things into a call, folds what the conversation proposes and keeps the
/// journal.
class Desk {
public:
    Desk(std::shared_ptr<const Assistant> assistant, const char* calledAt,
         session::CallOffered offered = {});

    /// One finished utterance and what it brings; 600 ms after the last one, 250 ms a character.
    std::vector<session::Body> hear(session::Speaker speaker, const std::string& text);
    std::vector<session::Body> caller(const std::string& text)
    {
        return hear(session::Speaker::Caller, text);
    }
    std::vector<session::Body> agent(const std::string& text)
    {
        return hear(session::Speaker::Agent, text);
    }
    /// A turn of a table: the agent's when it begins with 话: (or 话：).
    std::vector<session::Body> turn(const std::string& text);
    std::vector<session::Body> correct(int utterance, const std::string& text);
    std::vector<session::Body> type(const std::string& field, const std::string& value);
    std::vector<session::Body> accept(const std::string& field);
    std::vector<session::Body> hangUp();
    /// Where another matter began, if there is one.
    int turn() { return m_conversation.turn(m_session, now()); }
    /// Another matter of the call, from that utterance on, on a form and in a journal of its own.
    std::vector<session::Body> beginMatter(int utterance);
    void put(session::Body body);
    std::vector<session::Body> listen();

    const session::CallSession& session() const { return m_session; }
    const std::vector<session::Event>& journal() const { return m_journal; }
    UtcTime now() const;
    std::string value(const std::string& field) const;
    std::string shown(const std::string& field) const;
    double confidence(const std::string& field) const;
    /// The words a field's spans point at, each utterance's text cut as the spans say.
    std::vector<std::string> words(const std::string& field) const;
    std::vector<std::string> words(const std::vector<ticket::Span>& spans) const;
    const session::Hint* hint(const std::string& id) const;

private:
    std::shared_ptr<const Assistant> m_assistant;
    UtcTime m_calledAt;
    int m_ms = 0;
    int m_utterances = 0;
    session::CallSession m_session;
    std::vector<session::Event> m_journal;
    Conversation m_conversation;
};

/// A town of three districts, six categories and three templates, for tests of one thing at a time.
Sources smallTown();
std::shared_ptr<const Assistant> smallAssistant();

} // namespace lianxin::assist

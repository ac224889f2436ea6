#pragma once

#include "models/assist/proposal.h"
#include "models/session/call_session.h"
#include "models/ticket/form_template.h"

#include <map>
#include <string>
#include <vector>

namespace lianxin::assist {

/// Collects what the desk does not show yet, in the order it is told. Values that a person stands
/// for are passed over.
class Differences {
public:
    Differences(const session::CallSession& session, const std::string& model)
        : m_session(session), m_model(model)
    {}

    /// All proposals there are; a guess on the form that is no longer among them is taken back
    /// (suggested empty).
    void fields(const std::map<std::string, Proposal>& proposals);
    void formTemplate(const ticket::FormTemplate& chosen);
    void pin(const session::PinPlaced& pin);
    /// A guide that lies open stays, and so does one in the midst of which a person stands, unless
    /// a person has said what the matter is.
    enum class Matter { Guessed, Settled };
    void guide(const session::GuideProposed& proposed, Matter matter);
    void guideKey(const session::GuideKeyHeard& heard);
    void answers(const session::AnswersShown& shown);
    void destination(const session::DestinationProposed& proposed);
    /// Due times are compared by the minute: they move with the clock while nobody says anything
    /// new.
    void deadlines(const session::DeadlinesProposed& proposed);
    void hints(const session::HintsShown& shown);
    void mood(session::Mood mood);
    void coaching(const session::CoachingShown& shown);

    std::vector<session::Body> take() { return std::move(m_bodies); }

private:
    void field(const std::string& name, const Proposal& proposal);

    const session::CallSession& m_session;
    const std::string& m_model;
    std::vector<session::Body> m_bodies;
};

} // namespace lianxin::assist

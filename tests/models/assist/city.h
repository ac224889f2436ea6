#pragma once

#include "models/assist/assistant.h"
#include "models/training/scenario.h"
#include "tests/models/assist/desk.h"

#include <memory>
#include <string>

namespace lianxin::assist {

/// The demo city of resources/city, read as the programs read it. Fails the program with a message
/// when it cannot be read.
std::shared_ptr<const Assistant> demoAssistant();
training::Scenario demoScenario(const std::string& id);
/// A scenario's call as the engine would offer it, its history with it.
session::CallOffered offerOf(const training::Scenario& scenario);
/// Plays all turns into a desk, one utterance a turn, and hangs up.
void play(Desk& desk, const training::Scenario& scenario);
std::string fileText(const std::string& path);

} // namespace lianxin::assist

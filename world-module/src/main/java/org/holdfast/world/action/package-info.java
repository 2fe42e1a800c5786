/**
 * What characters can do, whoever decided it: players' commands and the world's own people use the same actions.
 * An action changes things and tells what happened; it knows neither commands nor sessions.
 */
package org.holdfast.world.action;

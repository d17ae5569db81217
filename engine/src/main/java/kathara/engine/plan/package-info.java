/** From the lab that runs to the lab that is wanted. Pure. Uses {@code call}, {@code platform}'s values and {@code topology}. */
package kathara.engine.plan;
